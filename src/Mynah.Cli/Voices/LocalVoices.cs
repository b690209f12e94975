using Mynah.Voices;
using Mynah.Voices.Storage;

namespace Mynah.Cli.Voices;

/// <summary>The user's own voices for speaking. The registry is opened only when a name is looked for that nobody else knows.</summary>
internal sealed class LocalVoices : IVoiceSource, IAsyncDisposable
{
    private IVoiceRegistry? _registry;

    /// <summary>The registry, shared with <c>mynah serve</c>.</summary>
    public static string Path => System.IO.Path.Combine(UserFolders.Voices, "voices.db");

    public VoiceProfile? Find(string id)
    {
        if (_registry is null && !File.Exists(Path))
            return null;
        _registry ??= VoiceRegistry.OpenFile(Path);
        return _registry.Find(id);
    }

    public ValueTask DisposeAsync() => _registry?.DisposeAsync() ?? ValueTask.CompletedTask;
}
