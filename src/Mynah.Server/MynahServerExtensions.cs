using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Mynah.Diagnostics;
using Mynah.Server.Access;
using Mynah.Server.Chat;
using Mynah.Server.Diagnostics;
using Mynah.Server.Generation;
using Mynah.Server.Inference;
using Mynah.Server.Realtime;
using Mynah.Server.Results;
using Mynah.Server.Voices;

namespace Mynah.Server;

/// <summary>Registers and maps the server. An <see cref="ISpeechSynthesizer"/> must be registered beside it.</summary>
public static class MynahServerExtensions
{
    /// <summary>Adds everything the endpoints need. Options are checked when the host starts.</summary>
    public static IServiceCollection AddMynahServer(this IServiceCollection services, Action<MynahServerOptions>? configure = null)
    {
        services.AddOptions<MynahServerOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MynahServerOptions>, ServerOptionsCheck>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new AccessGate(
            provider.GetRequiredService<IOptions<MynahServerOptions>>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<MynahServerOptions>>().Value.ApiKeyFile is { } path
                ? new ApiKeyFile(path, provider.GetRequiredService<TimeProvider>())
                : null));
        services.AddSingleton<PrometheusMetrics>();
        services.AddSingleton(provider => new MeasuredSynthesizer(
            provider.GetRequiredService<ISpeechSynthesizer>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ResultStore>();
        services.AddHostedService(provider => provider.GetRequiredService<ResultStore>());
        AddVoices(services);
        services.AddSingleton<RealtimeEndpoint>();
        services.AddSingleton<GenerationEndpoint>();
        services.AddSingleton<InferenceEndpoint>();
        services.AddSingleton<SynthesisEndpoint>();
        services.AddSingleton<ChatEndpoint>();
        services.AddHttpClient(MynahServerOptions.ChatHttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan) // a model may think for long
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ChatUpstream.ConnectTimeout,
            });
        services.TryAddSingleton<ChatUpstream>();
        services.AddHostedService<LoopbackRule>();
        services.AddTransient<IStartupFilter, WebSocketsFirst>();
        return services;
    }

    /// <summary>Maps all endpoints.</summary>
    public static IEndpointRouteBuilder MapMynah(this IEndpointRouteBuilder routes)
    {
        HealthEndpoints.Map(routes);
        return routes.MapMynahRealtime().MapMynahGeneration().MapMynahInference().MapMynahVoices().MapMynahChat();
    }

    /// <summary>Maps the HTTP endpoint of Qwen-TTS and the result files behind its links.</summary>
    public static IEndpointRouteBuilder MapMynahGeneration(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<GenerationEndpoint>();
        var results = routes.ServiceProvider.GetRequiredService<ResultStore>();
        routes.MapPost(GenerationEndpoint.Path, endpoint.HandleAsync);
        routes.MapGet(ResultEndpoint.Path, context =>
            ResultEndpoint.Get((string)context.Request.RouteValues["name"]!, results).ExecuteAsync(context));
        return routes;
    }

    /// <summary>Maps the realtime WebSocket.</summary>
    public static IEndpointRouteBuilder MapMynahRealtime(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<RealtimeEndpoint>();
        routes.Map(RealtimeEndpoint.Path, endpoint.HandleAsync);
        return routes;
    }

    /// <summary>Maps CosyVoice: the WebSocket and the HTTP endpoint. The links of the latter need <see cref="MapMynahGeneration"/>.</summary>
    public static IEndpointRouteBuilder MapMynahInference(this IEndpointRouteBuilder routes)
    {
        routes.Map(InferenceEndpoint.Path, routes.ServiceProvider.GetRequiredService<InferenceEndpoint>().HandleAsync);
        routes.MapPost(SynthesisEndpoint.Path, routes.ServiceProvider.GetRequiredService<SynthesisEndpoint>().HandleAsync);
        return routes;
    }

    /// <summary>
    /// Maps the customization services, the uploads and the samples. Voices are made when an <see cref="Mynah.Voices.IVoiceRegistry"/> and an
    /// <see cref="Mynah.Engines.ISpeechEngine"/> are registered; they can be spoken with when the synthesizer looks them up in that registry.
    /// </summary>
    public static IEndpointRouteBuilder MapMynahVoices(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var uploads = services.GetRequiredService<UploadEndpoint>();
        routes.MapPost(CustomizationEndpoint.Path, services.GetRequiredService<CustomizationEndpoint>().HandleAsync);
        routes.MapGet(UploadEndpoint.PolicyPath, uploads.GetPolicyAsync);
        routes.MapPost(UploadEndpoint.FormPath, uploads.StoreAsync);
        routes.MapGet(SampleEndpoint.Path, services.GetRequiredService<SampleEndpoint>().HandleAsync);
        return routes;
    }

    private static void AddVoices(IServiceCollection services)
    {
        services.AddSingleton<VoiceAccess>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<UploadEndpoint>();
        services.AddSingleton<SampleFiles>();
        services.AddSingleton<SampleLoader>();
        services.AddSingleton<SampleEndpoint>();
        services.AddSingleton<VoiceShelf>();
        services.AddSingleton<VoiceWorkshop>();
        services.AddSingleton<VoiceDeployment>();
        services.AddHostedService(provider => provider.GetRequiredService<VoiceDeployment>());
        services.AddSingleton<QwenVoices>();
        services.AddSingleton<CosyVoices>();
        services.AddSingleton<CustomizationEndpoint>();
    }

    /// <summary>
    /// Maps language models in the service's own dialect and the OpenAI-compatible one. They are passed on to
    /// <see cref="MynahServerOptions.ChatUpstream"/>, or answered by the registered <see cref="IChatClient"/>, or by a parrot.
    /// </summary>
    public static IEndpointRouteBuilder MapMynahChat(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<ChatEndpoint>();
        routes.MapPost(ChatEndpoint.NativePath, context => endpoint.HandleAsync(context, isNative: true));
        routes.MapPost(ChatEndpoint.CompatiblePath, context => endpoint.HandleAsync(context, isNative: false));
        return routes;
    }

    private sealed class ServerOptionsCheck : IValidateOptions<MynahServerOptions>
    {
        public ValidateOptionsResult Validate(string? name, MynahServerOptions options)
            => options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }

    private sealed class WebSocketsFirst : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseWebSockets();
            next(app);
        };
    }
}
