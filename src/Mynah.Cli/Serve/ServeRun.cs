using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mynah.Cli.Remote;
using Mynah.Engines;
using Mynah.Server;
using Mynah.Voices;

namespace Mynah.Cli.Serve;

/// <summary>Carries out <c>mynah serve</c>: builds the host, says one line when it is ready, and ends politely on a signal.</summary>
internal static partial class ServeRun
{
    // Running utterances may end within this; it is what the host itself waits for.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(ServeRequest request, Interruption interruption, CancellationToken cancellationToken)
    {
        interruption.Allow(Patience + TimeSpan.FromSeconds(5));
        await using var source = await SpeechSource.CreateAsync(request, cancellationToken);
        await using var app = await StartAsync(request, source, cancellationToken);
        var address = AddressOf(app);
        using (RunningServer.Announce(address))
        {
            Console.WriteLine($"mynah: ready on {address.ToString().TrimEnd('/')} ({source.Description})");
            await UntilAsync(cancellationToken);
            await app.StopAsync(CancellationToken.None);
        }
        return ExitCode.Done;
    }

    private static WebApplication Build(ServeRequest request, SpeechSource source)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(request.Url.ToString());
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning).AddFilter("Mynah", LogLevel.Information);
        // Start failures are told by this program, in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        builder.Services.AddSingleton<ISpeechSynthesizer>(provider => source.IsEngine
            ? new InstructedSynthesizer(source.Synthesizer, part => LogIgnored(provider.GetRequiredService<ILogger<SpeechSource>>(), part))
            : source.Synthesizer);
        if (source is { Engine: { } engine, Voices: { } voices })
            builder.Services.AddSingleton<ISpeechEngine>(engine).AddSingleton<IVoiceRegistry>(voices);
        builder.Services.AddMynahServer(request.Apply);
        if (request.Upstream is { } upstream)
        {
            var authorize = upstream.Authorization();
            builder.Services.AddHttpClient(MynahServerOptions.ChatHttpClientName, http => authorize(http.DefaultRequestHeaders));
        }
        var app = builder.Build();
        app.MapMynah();
        return app;
    }

    private static async Task<WebApplication> StartAsync(ServeRequest request, SpeechSource source, CancellationToken cancellationToken)
    {
        try
        {
            var app = Build(request, source);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch (OptionsValidationException exception)
        {
            throw SpeechException.Invalid(string.Join(" ", exception.Failures));
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            throw new SpeechException(SpeechErrorCode.InputOutput, SpeechStage.Start,
                $"Cannot listen on {request.Url}. {exception.Message.TrimEnd('.')}. Choose another one with --url, or stop the program that uses it.", exception);
        }
    }

    private static Uri AddressOf(WebApplication app)
        => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    private static async Task UntilAsync(CancellationToken cancellationToken)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = cancellationToken.Register(signal.SetResult);
        await signal.Task;
    }

    [LoggerMessage(1, LogLevel.Information, "The embedded engine can do nothing about the instruction '{Part}'")]
    private static partial void LogIgnored(ILogger logger, string part);
}
