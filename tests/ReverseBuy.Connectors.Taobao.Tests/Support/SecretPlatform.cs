using System.Text.Json;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

public sealed class SecretPlatform : ISecretPlatform
{
    static IEnumerable<string> ISecretPlatform.Operations => Support.Operations.All.Select(operation => operation.Path);

    public static IReadOnlyList<string> Credentials => [WireHost.AppKey, WireHost.AppSecret, WireHost.AccessToken, WireHost.RefreshToken];

    public static IReadOnlyList<string> Codes =>
    [
        "ApiCallLimit", "IllegalAccessToken", "IncompleteSignature", "InvalidTimestamp", "InvalidApiPath", "InsufficientPermission", "ServiceTimeout",
        "SomethingNew",

        // The last, for it bans the account for a while.
        "AppCallLimit",
    ];

    public static (int Status, string Body) Refusal(string code, string words) =>
        (200, JsonSerializer.Serialize(new { type = "ISV", code, message = words, request_id = "r1" }));

    public static bool NeedsToken(string operation) => Support.Operations.All.First(one => one.Path == operation).NeedsToken;

    static Task<SecretHost> ISecretPlatform.StartAsync(LoopbackServer server, TelemetryRecorder ears)
    {
        var host = WireHost.Start(server, ears, retries: 1);
        return Task.FromResult(new SecretHost(
            host,
            (name, fields) => host.CallAsync(Operations.All.First(operation => operation.Path == name), fields),
            host.Issuer,
            TaobaoHost.Context,
            new AccountCredentials(WireHost.AccessToken) { RefreshToken = WireHost.RefreshToken }));
    }
}
