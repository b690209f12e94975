using Microsoft.Extensions.AI;
using Mynah.Cli.Say;
using Mynah.Playback;

namespace Mynah.Cli.Chat;

/// <summary>Carries out <c>mynah chat</c>: question and answer in turn; each answer is shown as it is heard.</summary>
internal sealed class ChatRun(ChatRequest request)
{
    private readonly List<ChatMessage> _history = request.System is { } system ? [new ChatMessage(ChatRole.System, system)] : [];

    // Only a person can press a key.
    private readonly Keyboard? _keyboard = Console.IsInputRedirected || Console.IsOutputRedirected ? null : new Keyboard();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var model = LanguageModel.Open(request.Llm, request.LlmModel);
        await using var loudspeaker = Loudspeaker.Find(request.Play, isUsual: request.IsPlayable);
        await using var speech = new SpeechMaker(request.Service, lexicon: null, soundFolder: ".");
        await using var recording = request.OutPath is null ? null : new ChatRecording(speech.Synthesizer, request.OutPath, request.FileFormat);
        var synthesizer = recording ?? speech.Synthesizer;
        var player = await loudspeaker.Player;
        Introduce(model, player);
        if (request.Prompt is not null)
            await AnswerAsync(request.Prompt, model.Client, synthesizer, player, cancellationToken);
        else
            await ConverseAsync(model.Client, synthesizer, player, cancellationToken);
        if (recording is not null)
            await recording.CompleteAsync(cancellationToken);
        return ExitCode.Done;
    }

    private void Introduce(LanguageModel model, SpeechPlayer? player)
    {
        if (request.Prompt is null)
            Console.Error.WriteLine($"mynah: talking with {model.Description}.{(_keyboard is null ? "" : " Any key interrupts an answer, Ctrl-D ends.")}");
        if (player is null && request.Play.IsPlayed is null && request.OutPath is null)
            Console.Error.WriteLine("mynah: no loudspeaker was found, so the answers are only shown. `mynah doctor` says what is missing; --out FILE writes them.");
    }

    private async Task ConverseAsync(IChatClient model, ISpeechSynthesizer synthesizer, SpeechPlayer? player, CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                await AnswerAsync(line, model, synthesizer, player, cancellationToken);
            }
            catch (SpeechException exception) when (exception.Code != SpeechErrorCode.NoDevice)
            {
                Console.Error.WriteLine($"mynah: {exception.Message}"); // one answer failed; the conversation goes on
            }
        }
    }

    private Task<string?> ReadLineAsync(CancellationToken cancellationToken) => _keyboard is null
        // The read cannot be cancelled; leaving must not wait for it.
        ? Task.Run(Console.In.ReadLine, cancellationToken).WaitAsync(cancellationToken)
        : new LineEditor(_keyboard).ReadAsync("> ", cancellationToken);

    private async Task AnswerAsync(string question, IChatClient model, ISpeechSynthesizer synthesizer, SpeechPlayer? player, CancellationToken cancellationToken)
    {
        _history.Add(new ChatMessage(ChatRole.User, question));
        await using var answer = model.SpeakAsync(_history, synthesizer, player, speechOptions: request.Options, cancellationToken: cancellationToken);
        var showing = ShowAsync(answer, cancellationToken);
        var isInterrupted = _keyboard is not null && await IsInterruptedAsync(_keyboard, showing, cancellationToken);
        if (isInterrupted)
        {
            await answer.StopAsync();
            _keyboard!.Clear();
        }
        try
        {
            await showing;
            await answer.Completion; // also after an interruption: two answers must not write to one file
        }
        finally
        {
            Console.WriteLine(isInterrupted ? " [interrupted]" : "");
        }
    }

    private static async Task<bool> IsInterruptedAsync(Keyboard keyboard, Task showing, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        keyboard.Clear();
        var key = keyboard.WaitAsync(wait.Token);
        var first = await Task.WhenAny(key, showing);
        await wait.CancelAsync();
        return first == key && key.IsCompletedSuccessfully && await key;
    }

    private static async Task ShowAsync(SpokenAnswer answer, CancellationToken cancellationToken)
    {
        await foreach (var piece in answer.WithCancellation(cancellationToken))
            Console.Write(Printable(piece));
    }

    // What a language model writes must not steer the terminal.
    private static string Printable(string text)
        => string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t'));
}
