using System.Text.Json;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

public sealed class SecretPlatform : ISecretPlatform
{
    static IEnumerable<string> ISecretPlatform.Operations => Support.Operations.All.Select(operation => operation.Name);

    public static IReadOnlyList<string> Credentials => [WireHost.AppKey, WireHost.AppSecret, WireHost.AccessToken, WireHost.RefreshToken];

    public static IReadOnlyList<string> Codes =>
        ["gw.QosAppFrequencyLimit", "401", "gw.SignatureInvalid", "gw.APIUnsupported", "gw.APIACLDecline", "gw.ParamMissing", "gw.SomethingNew"];

    public static (int Status, string Body) Refusal(string code, string words) =>
        (400, JsonSerializer.Serialize(new { error_code = code, error_message = words, exception = words, request_id = "r1" }));

    public static bool NeedsToken(string operation) => true;

    static async Task<SecretHost> ISecretPlatform.StartAsync(LoopbackServer server, TelemetryRecorder ears)
    {
        var host = await WireHost.StartAsync(server, ears, retries: 1);
        return new SecretHost(
            host,
            (name, fields) => host.CallAsync(Operations.All.First(operation => operation.Name == name), fields),
            host.Issuer,
            WireHost.Context,
            new AccountCredentials(WireHost.AccessToken) { RefreshToken = WireHost.RefreshToken });
    }
}
