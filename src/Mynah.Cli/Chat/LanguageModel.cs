using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using Microsoft.Extensions.AI;
using Mynah.Cli.Remote;
using Mynah.Client;
using Mynah.Client.Chat;
using Mynah.OpenAIChat;
using Mynah.Server.Chat;
using OpenAI;
using OpenAI.Chat;

namespace Mynah.Cli.Chat;

/// <summary>Who answers in a conversation.</summary>
/// <param name="Client">Answers.</param>
/// <param name="Description">For the line that begins the conversation.</param>
internal sealed record LanguageModel(IChatClient Client, string Description, IDisposable? Connections = null) : IDisposable
{
    /// <summary>
    /// Opens the model at an address; without one, that of the environment's service, else of the running <c>mynah serve</c>, else the
    /// parrot in this program. Never the cloud without having been told, for that costs money.
    /// </summary>
    /// <exception cref="SpeechException">The address cannot be used, a model's name or a key is missing.</exception>
    public static LanguageModel Open(string? address, string? model)
    {
        if (address is not null)
            return LlmAddress.From(address) is { IsCompatible: true } compatible ? OpenCompatible(compatible, model) : OpenService(RemoteService.Find(address), model);
        if (Environment.GetEnvironmentVariable("DASHSCOPE_HTTP_BASE_URL") is { Length: > 0 } || RunningServer.Find() is not null)
            return OpenService(RemoteService.Find(null), model);
        return model is null or ParrotChatClient.ModelName
            ? new LanguageModel(new ParrotChatClient(), "the parrot in this program")
            : throw SpeechException.Invalid($"There is no service to ask for the model '{model}'. Name one with --llm, or leave out --llm-model to talk with the parrot.");
    }

    public void Dispose()
    {
        Client.Dispose();
        Connections?.Dispose();
    }

    private static LanguageModel OpenService(RemoteService service, string? model)
    {
        if (service.IsLocal)
            service.WithLocalKey();
        service.Credential(); // missing ones are told now, not after the first question
        var connections = new HttpClient { Timeout = Timeout.InfiniteTimeSpan }; // the client limits each phase
        var client = new QwenChatClient(connections, service.Options, model ?? QwenChatClient.DefaultModel);
        return new LanguageModel(client, $"{model ?? QwenChatClient.DefaultModel} at {service.Addresses.Http.Authority}", connections);
    }

    private static LanguageModel OpenCompatible(LlmAddress llm, string? model)
    {
        if (string.IsNullOrWhiteSpace(model))
            throw SpeechException.Invalid($"The model at {llm.Address} is not named. Add --llm-model NAME.");
        var connections = new HttpClient(new AuthorizedHandler(llm.Authorization())) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Endpoint = llm.Address, NetworkTimeout = new MynahClientOptions().AnswerTimeout, Transport = new HttpClientPipelineTransport(connections),
        };
        // The handler has the real key; the library insists on one of its own.
        var client = new ChatClient(model, new ApiKeyCredential("none"), options);
        return new LanguageModel(new OpenAIChatClient(client, model, llm.Address), $"{model} at {llm.Address.Authority}", connections);
    }

    private sealed class AuthorizedHandler(Action<HttpRequestHeaders> authorize) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            authorize(request.Headers);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
