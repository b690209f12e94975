using System.Diagnostics;
using Mynah.Testing;

namespace Mynah.EndToEnd.Tests;

/// <summary>What the documents show really works.</summary>
public sealed class DocumentationTests : IDisposable
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly MynahProgram _mynah = new();

    public static TheoryData<string> Shell => Places("sh");

    public static TheoryData<string> CSharp => Places("csharp");

    public void Dispose() => _mynah.Dispose();

    [Theory]
    [MemberData(nameof(Shell))]
    public async Task A_shell_example_runs(string place)
    {
        File.CreateSymbolicLink(_mynah.PathOf("mynah"), Repository.PathOf("mynah"));
        await File.WriteAllTextAsync(_mynah.PathOf("chapter.txt"), "It was a bright cold day. The clocks were striking thirteen.\n");
        // ./test runs these very tests, and the servers of examples run for ever: they have tests of their own.
        var lines = Find("sh", place).Code.Split('\n').Where(line => !line.StartsWith("./test", StringComparison.Ordinal));
        using var process = _mynah.Start("sh", ["-e", "-c", string.Join('\n', lines)]);
        process.StandardInput.Close();
        var finished = await MynahProgram.FinishAsync(process);
        Assert.True(finished.ExitCode == 0, $"{place}: {finished.Error}");
    }

    [Theory]
    [MemberData(nameof(CSharp))]
    public async Task A_program_example_compiles(string place)
    {
        var source = _mynah.PathOf("example.cs");
        await File.WriteAllTextAsync(source, Find("csharp", place).Code);
        await File.WriteAllTextAsync(_mynah.PathOf("usings.cs"), ImplicitUsings);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = Directory.GetFiles(framework, "*.dll").Where(IsManaged)
            .Concat(Directory.GetFiles(AspNetCore(framework), "*.dll"))
            .Concat(Directory.GetFiles(AppContext.BaseDirectory, "Mynah*.dll"))
            .Concat(Directory.GetFiles(AppContext.BaseDirectory, "Microsoft.Extensions.AI*.dll"));
        var arguments = references.Select(reference => $"-r:{reference}").Prepend("-nologo").Prepend("-langversion:latest").Prepend("-nullable:enable");
        await File.WriteAllLinesAsync(_mynah.PathOf("arguments.rsp"), [.. arguments.Select(argument => $"\"{argument}\""), "-out:example.dll", "example.cs", "usings.cs"]);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Compiler(framework), "-noconfig", "@arguments.rsp"])
        {
            WorkingDirectory = _mynah.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var finished = await MynahProgram.FinishAsync(process);
        Assert.True(finished.ExitCode == 0, $"{place}: {finished.Text}");
    }

    private static TheoryData<string> Places(string language) => [.. CodeBlock.All(language).Select(block => block.Place)];

    private static CodeBlock Find(string language, string place) => CodeBlock.All(language).Single(block => block.Place == place);

    private static bool IsManaged(string file) => Path.GetFileName(file) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" || name.StartsWith("Microsoft.", StringComparison.Ordinal))
        && !name.Contains(".Native", StringComparison.Ordinal);

    // Installed beside the runtime, under the same version.
    private static string AspNetCore(string framework)
        => Path.Combine(framework, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(framework));

    private static string Compiler(string framework)
    {
        var sdks = Path.Combine(framework, "..", "..", "..", "sdk");
        return Directory.GetDirectories(sdks, "10.*").Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Last(File.Exists);
    }
}
