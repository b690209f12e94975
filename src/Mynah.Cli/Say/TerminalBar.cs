using Spectre.Console;

namespace Mynah.Cli.Say;

/// <summary>A progress bar with time left on the terminal's error stream.</summary>
internal sealed class TerminalBar : IAsyncDisposable
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _drawing;
    private double _part;

    public TerminalBar()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var columns = new ProgressColumn[] { new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn() };
        _drawing = console.Progress().AutoClear(true).Columns(columns).StartAsync(DrawAsync);
    }

    public void Set(double part) => Volatile.Write(ref _part, part);

    public async ValueTask DisposeAsync()
    {
        _done.TrySetResult();
        await _drawing;
    }

    private async Task DrawAsync(ProgressContext context)
    {
        var task = context.AddTask("Speaking", maxValue: 1);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!_done.Task.IsCompleted)
        {
            task.Value = Volatile.Read(ref _part);
            await Task.WhenAny(_done.Task, ticks.WaitForNextTickAsync().AsTask());
        }
    }
}
