using System.Xml.Linq;
using Mynah.Testing;

namespace Mynah.Architecture.Tests;

/// <summary>Which project may know which. The table is that of docs/concepts/architecture.md.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Mynah.Audio"] = [],
        ["Mynah.Core"] = ["Mynah.Audio"],
        ["Mynah.Protocol"] = ["Mynah.Core"],
        ["Mynah.Client"] = ["Mynah.Protocol"],
        ["Mynah.Server"] = ["Mynah.Protocol"],
        ["Mynah.Engines.Espeak"] = ["Mynah.Core"],
        ["Mynah.Engines.Espeak.Worker"] = [],
        ["Mynah.Playback"] = ["Mynah.Core"],
        ["Mynah.Voices.Storage"] = ["Mynah.Core"],
        ["Mynah.Cli"] = ["Mynah.Audio", "Mynah.Core", "Mynah.Protocol", "Mynah.Client", "Mynah.Server", "Mynah.Engines.Espeak", "Mynah.Playback", "Mynah.Voices.Storage", "Mynah.OpenAIChat"],
        ["Mynah.OpenAIChat"] = ["Mynah.Core"],
    };

    public static TheoryData<string> Projects
        => [.. Directory.GetFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_arrow_allows(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} has no row in the table of arrows.");
        Assert.Subset(allowed!.ToHashSet(), References(project).ToHashSet());
    }

    [Fact]
    public void The_worker_is_reached_only_through_its_pipe()
        => Assert.DoesNotContain("Mynah.Engines.Espeak.Worker", Allowed.Keys.Where(project => File.Exists(PathOf(project))).SelectMany(References));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("Mynah.slnx"));
        foreach (var folder in new[] { "src", "tests", "bench", "samples" }.Where(folder => Directory.Exists(Repository.PathOf(folder))))
        {
            foreach (var project in Directory.GetFiles(Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories))
                Assert.Contains(Path.GetFileName(project), solution);
        }
    }

    // A reference that only makes sure that the worker is built is not an arrow: its assembly is not referenced.
    private static IEnumerable<string> References(string project) => XDocument.Load(PathOf(project))
        .Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static string PathOf(string project) => Repository.PathOf("src", project, $"{project}.csproj");
}
