namespace Mynah.Client.Tests;

public sealed class CredentialTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mynah-home-").FullName;
    private readonly Dictionary<string, string> _environment = [];

    private string Folder => Path.Combine(_root, "repository", "deep");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_places_are_asked_in_order_and_name_themselves_without_the_key()
    {
        Assert.Contains("DASHSCOPE_API_KEY", Assert.Throws<SpeechException>(() => Chain().Get()).Message);
        Write("home/.dashscope/api_key", "sk-file\n");
        Expect("sk-file", "api_key");
        Write("home/.alibabacloud/credentials", "[default]\nDashscope_API_key : sk-profile # not a comment\n[staging]\n; c\ndashscope_api_key=sk-staging\n");
        Expect("sk-profile # not a comment", "profile default");
        _environment["ALICLOUD_PROFILE"] = "staging";
        Expect("sk-staging", "profile staging");
        _environment["ALIBABA_CLOUD_PROFILE"] = "missing";
        Expect("sk-file", "api_key");
        Write("repository/.git/HEAD", "");
        Write("repository/.env", "# c\nOTHER=1\nDASHSCOPE_API_KEY = 'sk-repository'\n");
        Expect("sk-repository", "repository/.env");
        Write("repository/deep/.env", "DASHSCOPE_API_KEY=\"sk-env\"\n");
        Expect("sk-env", "deep/.env");
        _environment["DASHSCOPE_API_KEY"] = "sk-variable";
        Expect("sk-variable", "environment variable");
        Assert.Equal("API key from the argument", Chain().Get("sk-argument").ToString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:8020", "http://127.0.0.1:8020/api/v1", "ws://127.0.0.1:8020/api-ws/v1/realtime")]
    [InlineData("https://speech.example/x/api/v1/", "https://speech.example/x/api/v1", "wss://speech.example/x/api-ws/v1/realtime")]
    public void The_addresses_follow_from_one_base(string given, string http, string realtime)
    {
        var addresses = ServiceAddresses.From(new MynahClientOptions { BaseUrl = new Uri(given) }, _environment.GetValueOrDefault);
        Assert.Equal((http, realtime), (addresses.Http.ToString(), addresses.Realtime.ToString()));
    }

    [Theory]
    [InlineData(ServiceRegion.Beijing, null, "https://dashscope.aliyuncs.com/api/v1", "wss://dashscope.aliyuncs.com/api-ws/v1/realtime")]
    [InlineData(ServiceRegion.Singapore, "ws-1", "https://ws-1.ap-southeast-1.maas.aliyuncs.com/api/v1", "wss://ws-1.ap-southeast-1.maas.aliyuncs.com/api-ws/v1/realtime")]
    public void The_addresses_follow_from_region_and_workspace(ServiceRegion region, string? workspace, string http, string realtime)
    {
        var addresses = ServiceAddresses.From(new MynahClientOptions { Region = region, Workspace = workspace }, _environment.GetValueOrDefault);
        Assert.Equal((http, realtime), (addresses.Http.ToString(), addresses.Realtime.ToString()));
    }

    [Fact]
    public void The_environment_names_addresses_and_a_bad_one_is_refused()
    {
        _environment["DASHSCOPE_HTTP_BASE_URL"] = "https://one.example/api/v1";
        _environment["DASHSCOPE_WEBSOCKET_QWEN_TTS_REALTIME_BASE_URL"] = "wss://two.example/api-ws/v1/realtime";
        var addresses = ServiceAddresses.From(new MynahClientOptions(), _environment.GetValueOrDefault);
        Assert.Equal(("one.example", "two.example"), (addresses.Http.Host, addresses.Realtime.Host));
        _environment["DASHSCOPE_HTTP_BASE_URL"] = "one.example";
        Assert.Throws<SpeechException>(() => ServiceAddresses.From(new MynahClientOptions(), _environment.GetValueOrDefault));
    }

    private void Expect(string key, string source)
    {
        var found = Chain().Get();
        Assert.Equal(key, found.Key);
        Assert.EndsWith(source, found.Source.StartsWith(source, StringComparison.Ordinal) ? source : found.Source);
        Assert.DoesNotContain("sk-", found.ToString());
    }

    private CredentialChain Chain() => new(_environment.GetValueOrDefault, Path.Combine(_root, "home"), Folder);

    private void Write(string path, string text)
    {
        path = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
