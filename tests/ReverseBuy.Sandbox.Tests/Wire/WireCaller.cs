using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688;
using ReverseBuy.Sandbox.Jd.Tokens;
using ReverseBuy.Sandbox.Pinduoduo;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.Tests.Wire;

/// <summary>Calls the simulated gateways as a well-behaved client would, unless told to misbehave.</summary>
internal sealed class WireCaller(SandboxHost host, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    public string Secret { get; set; } = "sandbox-secret";

    public string Token { get; set; } = "sandbox-token";

    public TimeSpan ClockError { get; set; }

    public string Lane { get; set; } = "browse";

    public async Task<JsonNode> AlibabaAsync(string space, string name, params (string Name, string Value)[] parameters) =>
        (await SendAlibabaAsync(space, name, parameters)).Body;

    public async Task<(int Status, JsonNode Body)> SendAlibabaAsync(string space, string name, params (string Name, string Value)[] parameters)
    {
        var path = $"param2/1/{space}/{name}/sandbox-key";
        var all = parameters.ToDictionary(pair => pair.Name, pair => pair.Value);
        all["access_token"] = Token;
        all["_aop_timestamp"] = Timestamp();
        all["_aop_signature"] = Alibaba1688Signature.Compute(Secret, path, all);
        return await PostAsync(new Uri(host.Alibaba1688Endpoint, path), all);
    }

    /// <summary>Sends a file as the platform's own page does: parameters in the address, the file alone in the body, and no part of it signed.</summary>
    public async Task<JsonNode> UploadAsync(string space, string name, string field, byte[] file)
    {
        var path = $"param2/1/{space}/{name}/sandbox-key";
        var all = new Dictionary<string, string> { ["access_token"] = Token };
        all["_aop_signature"] = Alibaba1688Signature.Compute(Secret, path, all);
        using var body = new MultipartFormDataContent { { new ByteArrayContent(file), field, "a.jpg" } };
        var address = new Uri(host.Alibaba1688Endpoint, path + "?" + string.Join('&', all.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")));
        using var response = await _http.PostAsync(address, body, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task<JsonNode> TaobaoAsync(string path, params (string Name, string Value)[] parameters) =>
        (await PostAsync(new Uri(host.TaobaoEndpoint + path), Signed(path, parameters))).Body;

    public async Task<JsonNode> TaobaoByGetAsync(string path, params (string Name, string Value)[] parameters)
    {
        var query = string.Join('&', Signed(path, parameters).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return JsonNode.Parse(await GetTextAsync(new Uri($"{host.TaobaoEndpoint}{path}?{query}")))!;
    }

    public async Task<JsonNode> JdAsync(string path, params (string Name, string Value)[] fields) =>
        (await PostAsync(new Uri(host.JdEndpoint, path), fields.Append((Name: "token", Value: Token)).ToDictionary(pair => pair.Name, pair => pair.Value))).Body;

    /// <summary>Signs in at JD, as it is documented; the fields that are given take the place of the right ones after signing.</summary>
    public async Task<JsonNode> JdSignInAsync(params (string Name, string Value)[] instead)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "access_token",
            ["client_id"] = "sandbox-key",
            ["timestamp"] = (time.GetUtcNow() + ClockError).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            ["username"] = "sandbox-user",
            ["password"] = JdTokenSignature.Digest("sandbox-pass"),
        };
        fields["sign"] = JdTokenSignature.Compute(Secret, fields);
        foreach (var (name, value) in instead)
        {
            fields[name] = value;
        }

        return (await PostAsync(new Uri(host.JdEndpoint, "oauth2/accessToken"), fields)).Body;
    }

    public async Task<JsonNode> JdRefreshAsync(string refreshToken) => (await PostAsync(
        new Uri(host.JdEndpoint, "oauth2/refreshToken"),
        new Dictionary<string, string> { ["refresh_token"] = refreshToken, ["client_id"] = "sandbox-key", ["client_secret"] = Secret })).Body;

    /// <summary>Calls Pinduoduo; of a name that is given twice the last value counts, and takes the place of what a good call would send.</summary>
    public async Task<JsonNode> PinduoduoAsync(string type, params (string Name, string Value)[] parameters)
    {
        var all = new Dictionary<string, string>
        {
            ["type"] = type,
            ["client_id"] = "sandbox-key",
            ["timestamp"] = (time.GetUtcNow() + ClockError).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in parameters)
        {
            all[name] = value;
        }

        all["sign"] = PinduoduoSignature.Compute(Secret, all);
        return (await PostAsync(host.PinduoduoEndpoint, all)).Body;
    }

    public async Task<string> GetTextAsync(Uri address) =>
        await _http.GetStringAsync(address, TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();

    private Dictionary<string, string> Signed(string path, (string Name, string Value)[] parameters)
    {
        var all = parameters.ToDictionary(pair => pair.Name, pair => pair.Value);
        all["app_key"] = "sandbox-key";
        all["access_token"] = Token;
        all["timestamp"] = Timestamp();
        all["sign_method"] = "sha256";
        all["sign"] = TaobaoSignature.Compute(Secret, path, all);
        return all;
    }

    private string Timestamp() => (time.GetUtcNow() + ClockError).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private async Task<(int Status, JsonNode Body)> PostAsync(Uri address, Dictionary<string, string> parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(parameters) };
        request.Headers.TryAddWithoutValidation("User-Agent", $"ReverseBuy/1.0 (lane={Lane})");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
