using System.Globalization;
using System.Text.Json;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Pinduoduo.Tests.Support;

public sealed class SecretPlatform : ISecretPlatform
{
    static IEnumerable<string> ISecretPlatform.Operations => Support.Operations.All.Select(operation => operation.Type);

    public static IReadOnlyList<string> Credentials => [WireHost.AppKey, WireHost.AppSecret];

    public static IReadOnlyList<string> Codes => ["10001", "10019", "20004", "50000", "50001", "70036", "99999", "52101"];

    public static (int Status, string Body) Refusal(string code, string words) => (
        200,
        JsonSerializer.Serialize(new
        {
            error_response = new { error_msg = words, sub_msg = words, sub_code = (string?)null, error_code = int.Parse(code, CultureInfo.InvariantCulture), request_id = "154401047766438" },
        }));

    public static string PathOf(string operation) => "/";

    public static bool NeedsToken(string operation) => false;

    static Task<SecretHost> ISecretPlatform.StartAsync(LoopbackServer server, TelemetryRecorder ears)
    {
        var host = WireHost.Start(server, ears, retries: 1);
        return Task.FromResult(new SecretHost(
            host,
            (name, fields) => host.CallAsync(Operations.All.First(operation => operation.Type == name), fields),
            Issuer: null,
            WireHost.Context,
            new AccountCredentials("none")));
    }
}
