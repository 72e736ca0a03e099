using System.Globalization;
using System.Text.Json;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

public sealed class SecretPlatform : ISecretPlatform
{
    static IEnumerable<string> ISecretPlatform.Operations => Support.Operations.All.Select(operation => operation.Path);

    public static IReadOnlyList<string> Credentials =>
        [WireHost.AppKey, WireHost.AppSecret, WireHost.AccessToken, WireHost.RefreshToken, WireHost.UserName, WireHost.Password];

    public static IReadOnlyList<string> Codes => ["2007", "2004", "0010", "0008", "3008", "3019", "5001", "9999", "429"];

    public static (int Status, string Body) Refusal(string code, string words) => (
        code == "429" ? int.Parse(code, CultureInfo.InvariantCulture) : 200,
        JsonSerializer.Serialize(new { success = false, resultCode = code, resultMessage = words, result = words }));

    public static bool NeedsToken(string operation) => Support.Operations.All.First(each => each.Path == operation).NeedsToken;

    static async Task<SecretHost> ISecretPlatform.StartAsync(LoopbackServer server, TelemetryRecorder ears)
    {
        var host = await WireHost.StartAsync(server, ears, retries: 1);
        return new SecretHost(
            host,
            (name, fields) => host.CallAsync(Operations.All.First(operation => operation.Path == name), fields),
            host.Issuer,
            WireHost.Context,
            new AccountCredentials(WireHost.AccessToken) { RefreshToken = WireHost.RefreshToken })
        {
            SignInAsync = host.SignInAsync,
        };
    }
}
