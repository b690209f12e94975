using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Client.Chat;
using Mynah.Client.CosyVoice;
using Mynah.Client.Generation;
using Mynah.Client.Realtime;
using Mynah.Client.Voices;

namespace Mynah.Client;

/// <summary>Registers the SDK.</summary>
public static class MynahClientExtensions
{
    /// <summary>
    /// Adds <see cref="QwenTtsRealtimeClient"/>, <see cref="QwenTtsClient"/>, <see cref="CosyVoiceClient"/>,
    /// <see cref="CosyVoiceHttpClient"/>, <see cref="VoiceClient"/> and <see cref="QwenChatClient"/> as singletons; the third owns the pool of
    /// connections and closes it with the host. Options are checked when the host starts.
    /// Bind a configuration section to <see cref="MynahClientOptions"/> with <c>services.Configure</c>.
    /// </summary>
    public static IServiceCollection AddMynahClient(this IServiceCollection services, Action<MynahClientOptions>? configure = null)
    {
        services.AddOptions<MynahClientOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MynahClientOptions>, OptionsCheck>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new CredentialChain());
        // The clients have a time limit for each phase; one for the whole request would cut long streams.
        services.AddHttpClient(QwenTtsClient.HttpClientName, http => http.Timeout = Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(provider => new QwenTtsClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IOptions<MynahClientOptions>>(),
            provider.GetRequiredService<CredentialChain>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<QwenTtsClient>>()));
        services.TryAddSingleton(provider => new QwenTtsRealtimeClient(
            provider.GetRequiredService<IOptions<MynahClientOptions>>(), provider.GetRequiredService<CredentialChain>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<QwenTtsRealtimeClient>>()));
        services.TryAddSingleton(provider => new CosyVoiceClient(
            provider.GetRequiredService<IOptions<MynahClientOptions>>(), provider.GetRequiredService<CredentialChain>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetService<ILogger<CosyVoiceClient>>()));
        services.TryAddSingleton(provider => new CosyVoiceHttpClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IOptions<MynahClientOptions>>(),
            provider.GetRequiredService<CredentialChain>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<CosyVoiceHttpClient>>()));
        services.TryAddSingleton(provider => new VoiceClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IOptions<MynahClientOptions>>(),
            provider.GetRequiredService<CredentialChain>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<VoiceClient>>()));
        services.TryAddSingleton(provider => new QwenChatClient(
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<IOptions<MynahClientOptions>>(),
            provider.GetRequiredService<CredentialChain>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<QwenChatClient>>()));
        return services;
    }

    private sealed class OptionsCheck : IValidateOptions<MynahClientOptions>
    {
        public ValidateOptionsResult Validate(string? name, MynahClientOptions options)
            => options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
