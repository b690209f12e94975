using System.Runtime.CompilerServices;
using Mynah.Voices;

namespace Mynah.Voices.Storage.Tests;

/// <summary>This test program, started again by a test with a variable set: adds voices for ever and says each id once it is stored.</summary>
internal static class KilledWriter
{
    public const string PathVariable = "MYNAH_TEST_KILLED_WRITER";

    public const string Owner = "writer";

#pragma warning disable CA2255 // the child must never reach the test runner
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is not { Length: > 0 } path)
            return;
        var registry = VoiceRegistry.OpenFile(path);
        using var output = Console.OpenStandardOutput();
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            var voice = new StoredVoice
            {
                Id = id, Owner = Owner, Family = VoiceFamily.Qwen, Origin = VoiceOrigin.Clone, Name = "a", TargetModel = "m", State = VoiceState.Usable,
                Profile = new VoiceProfile { Id = id }, CreatedAt = DateTimeOffset.UnixEpoch, ModifiedAt = DateTimeOffset.UnixEpoch,
            };
            if (registry.AddAsync(voice, int.MaxValue).GetAwaiter().GetResult())
                output.Write(System.Text.Encoding.ASCII.GetBytes(id + "\n"));
        }
    }
}
