using System.Threading.Channels;

namespace Mynah.Cli.Chat;

/// <summary>The keys of the terminal, one by one, without echo. One reader for lines and interruptions alike, so that no key is lost between.</summary>
internal sealed class Keyboard
{
    // Nobody types so many keys within one step of a conversation; what is pasted beyond it is dropped.
    private const int MaxWaiting = 4096;

    private readonly Channel<ConsoleKeyInfo> _keys = Channel.CreateBounded<ConsoleKeyInfo>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public Keyboard()
    {
        // Reading a key cannot be cancelled, so the thread ends with the program.
        new Thread(Read) { IsBackground = true, Name = "Mynah keyboard" }.Start();
    }

    /// <summary>The next key; null when the terminal is gone.</summary>
    public async Task<ConsoleKeyInfo?> ReadAsync(CancellationToken cancellationToken)
        => await _keys.Reader.WaitToReadAsync(cancellationToken) && _keys.Reader.TryRead(out var key) ? key : null;

    /// <summary>Waits for a key; without taking it, so that a wait that is given up loses none.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken) => await _keys.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Forgets the keys that were pressed up to now.</summary>
    public void Clear()
    {
        while (_keys.Reader.TryRead(out _))
        {
            // taken
        }
    }

    private void Read()
    {
        try
        {
            while (true)
                _keys.Writer.TryWrite(Console.ReadKey(intercept: true));
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            _keys.Writer.Complete(); // the terminal is gone
        }
    }
}
