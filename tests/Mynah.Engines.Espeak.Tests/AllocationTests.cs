using Mynah.Testing;

namespace Mynah.Engines.Espeak.Tests;

[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationCollection;

/// <summary>Counts what the whole process allocates, hence runs alone.</summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests(EngineFixture fixture)
{
    [Fact]
    public async Task No_memory_is_allocated_per_frame()
    {
        var segment = Segments.Text("en", string.Join(' ', Enumerable.Repeat("and so on", 400)));
        int frames = 0, counted = 0;
        long before = 0;
        for (var pass = 0; pass < 3; pass++) // compiled code and buffers settle in the first passes
        {
            (frames, counted, before) = (0, 0, 0);
            await foreach (var frame in fixture.Engine.SpeakAsync(segment, EngineFixture.AnyVoice))
            {
                if (++frames == 100)
                    before = GC.GetTotalAllocatedBytes(precise: true);
                if (frames == 600)
                    counted = (int)(GC.GetTotalAllocatedBytes(precise: true) - before);
            }
        }

        Assert.True(frames > 600);
        Assert.InRange(counted, 0, 4096); // five hundred frames: the test runner itself allocates a little
    }
}
