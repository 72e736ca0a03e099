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

    static Task<(IAsyncDisposable Host, Func<string, IReadOnlyList<KeyValuePair<string, string>>, Task> CallAsync)> ISecretPlatform.StartAsync(
        LoopbackServer server, Ears ears)
    {
        var host = WireHost.Start(server, ears, retries: 1);
        Func<string, IReadOnlyList<KeyValuePair<string, string>>, Task> call = (name, fields) => host.CallAsync(Operations.All.First(operation => operation.Path == name), fields);
        return Task.FromResult<(IAsyncDisposable, Func<string, IReadOnlyList<KeyValuePair<string, string>>, Task>)>((host, call));
    }
}
