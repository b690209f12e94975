using Mynah.Voices;

namespace Mynah.Voices.Storage.Tests;

/// <summary>What every registry must do. One database is shared by all tests of a class; each test has owners of its own.</summary>
public abstract class VoiceRegistryContract
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly string _owner = $"owner-{Guid.NewGuid():N}";

    protected abstract IVoiceRegistry Registry { get; }

    protected abstract Task<IVoiceRegistry> ReopenAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_voice_comes_back_as_it_was_given_also_after_reopening()
    {
        var voice = Voice("a") with
        {
            Language = "zh", Prompt = "沉稳的中年男性 'quoted' \"%_\\", Text = "各位听众。", Sample = Guid.NewGuid().ToString("N"),
            Consent = new ConsentStatement("Ada", "announcements", null, Start),
        };
        Assert.True(await Registry.AddAsync(voice, 10, Token));
        await using var again = await ReopenAsync();
        foreach (var registry in new[] { Registry, again })
        {
            var found = await registry.FindAsync(_owner, voice.Id, Token);
            Assert.Equal(voice with { Revision = 1, Profile = null }, found! with { Profile = null });
            Assert.Equal(VoiceJson.Write(voice.Profile!), VoiceJson.Write(found.Profile!));
            Assert.True(await registry.HasSampleAsync(voice.Sample!, Token));
            Assert.False(await registry.HasSampleAsync("another", Token));
        }
    }

    [Fact]
    public async Task Another_owners_voice_is_not_found_changed_listed_or_removed()
    {
        var voice = Voice("a");
        await Registry.AddAsync(voice, 10, Token);
        Assert.Null(await Registry.FindAsync("thief", voice.Id, Token));
        Assert.Null(await Registry.RemoveAsync("thief", voice.Id, Token));
        Assert.False(await Registry.UpdateAsync(voice with { Owner = "thief", Revision = 1 }, Token));
        Assert.Empty((await Registry.ListAsync(new VoiceQuery("thief", VoiceFamily.Qwen), Token)).Voices);
        Assert.Null(Registry.Find(voice.Id, "thief"));
        Assert.NotNull(Registry.Find(voice.Id, _owner));
        Assert.NotNull(Registry.Find(voice.Id));
        Assert.NotNull(await Registry.FindAsync(_owner, voice.Id, Token));
    }

    [Fact]
    public async Task Only_usable_voices_can_be_spoken_with()
    {
        var voice = Voice("a") with { State = VoiceState.Deploying, Profile = null };
        await Registry.AddAsync(voice, 10, Token);
        Assert.Null(Registry.Find(voice.Id));
        Assert.Contains(await Registry.ListUnfinishedAsync(Token), unfinished => unfinished.Id == voice.Id);
        Assert.True(await Registry.UpdateAsync(voice with { State = VoiceState.Usable, Profile = Voice("x").Profile, Revision = 1 }, Token));
        Assert.NotNull(Registry.Find(voice.Id));
        Assert.DoesNotContain(await Registry.ListUnfinishedAsync(Token), unfinished => unfinished.Id == voice.Id);
    }

    [Fact]
    public async Task A_change_based_on_an_old_state_is_refused()
    {
        var voice = Voice("a");
        await Registry.AddAsync(voice, 10, Token);
        var read = (await Registry.FindAsync(_owner, voice.Id, Token))!;
        Assert.True(await Registry.UpdateAsync(read with { Sample = "first" }, Token));
        Assert.False(await Registry.UpdateAsync(read with { Sample = "second" }, Token));
        var now = (await Registry.FindAsync(_owner, voice.Id, Token))!;
        Assert.Equal(("first", 2L), (now.Sample, now.Revision));
        Assert.NotNull(await Registry.RemoveAsync(_owner, voice.Id, Token));
        Assert.False(await Registry.UpdateAsync(now, Token));
        Assert.Null(await Registry.RemoveAsync(_owner, voice.Id, Token));
    }

    [Fact]
    public async Task Pages_are_newest_first_and_right_at_the_edges()
    {
        for (var i = 0; i < 5; i++)
            await Registry.AddAsync(Voice($"v{i}", i), 10, Token);
        await Registry.AddAsync(Voice("v9", 9) with { Family = VoiceFamily.CosyVoice }, 10, Token);
        await Registry.AddAsync(Voice("w", 7) with { Origin = VoiceOrigin.Design }, 10, Token);
        Assert.Equal("w v4 | 6", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 2 }));
        Assert.Equal("v4 v3 | 5", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 2, Origin = VoiceOrigin.Clone }));
        Assert.Equal("v0 | 5", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 2, PageIndex = 2, Origin = VoiceOrigin.Clone }));
        Assert.Equal(" | 6", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 2, PageIndex = 3 }));
        Assert.Equal(" | 6", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 100, PageIndex = int.MaxValue }));
        Assert.Equal("w v4 v3 v2 v1 v0 | 6", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 6 }));
        Assert.Equal("w | 1", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { NamePrefix = "w" }));
        Assert.Equal(" | 0", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { NamePrefix = "V" }));
        Assert.Equal(" | 0", await PageAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { NamePrefix = "%" }));
        Assert.Equal("v9 | 1", await PageAsync(new VoiceQuery(_owner, VoiceFamily.CosyVoice) { NamePrefix = "" }));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Registry.ListAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageIndex = -1 }, Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Registry.ListAsync(new VoiceQuery(_owner, VoiceFamily.Qwen) { PageSize = 0 }, Token));
    }

    [Fact]
    public async Task Many_at_a_time_never_exceed_the_quota_of_a_family()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => Registry.AddAsync(Voice($"v{i}", i), 5, Token))));
        Assert.Equal(5, added.Count(isAdded => isAdded));
        Assert.Equal(5, (await Registry.ListAsync(new VoiceQuery(_owner, VoiceFamily.Qwen), Token)).Total);
        Assert.True(await Registry.AddAsync(Voice("other") with { Family = VoiceFamily.CosyVoice }, 5, Token));
        Assert.True(await Registry.AddAsync(Voice("other") with { Owner = _owner + "2" }, 5, Token));
        var last = (await Registry.ListAsync(new VoiceQuery(_owner, VoiceFamily.Qwen), Token)).Voices[0];
        await Registry.RemoveAsync(_owner, last.Id, Token);
        Assert.True(await Registry.AddAsync(Voice("next"), 5, Token));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_an_error_and_changes_nothing()
    {
        var voice = Voice("a");
        await Registry.AddAsync(voice, 10, Token);
        var error = await Assert.ThrowsAsync<SpeechException>(() => Registry.AddAsync(voice with { Owner = "thief", Name = "b" }, 10, Token));
        Assert.Equal(SpeechErrorCode.InputOutput, error.Code);
        Assert.Equal("a", (await Registry.FindAsync(_owner, voice.Id, Token))!.Name);
    }

    private StoredVoice Voice(string name, int seconds = 0)
    {
        var id = $"{name}-{Guid.NewGuid():N}";
        return new StoredVoice
        {
            Id = id, Owner = _owner, Family = VoiceFamily.Qwen, Origin = VoiceOrigin.Clone, Name = name, TargetModel = "qwen3-tts-vc-2026-01-22",
            State = VoiceState.Usable, Profile = new VoiceProfile { Id = id, Pitch = 1.25, Variant = "f3", Gender = VoiceGender.Female },
            CreatedAt = Start.AddSeconds(seconds), ModifiedAt = Start.AddSeconds(seconds),
        };
    }

    private async Task<string> PageAsync(VoiceQuery query)
    {
        var page = await Registry.ListAsync(query, Token);
        return $"{string.Join(' ', page.Voices.Select(voice => voice.Name))} | {page.Total}";
    }
}
