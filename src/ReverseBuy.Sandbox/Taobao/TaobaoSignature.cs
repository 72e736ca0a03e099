using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary>
/// The gateway's signature: upper-case HMAC-SHA256 over the path without <c>/rest</c> and every non-empty parameter by ordinal key.
/// Written from the official rule and apart from the connectors' own, so that each checks the other.
/// </summary>
internal static class TaobaoSignature
{
    public const string Parameter = "sign";

    public static string Compute(string secret, string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder(path);
        foreach (var (key, value) in parameters
            .Where(pair => pair.Key != Parameter && pair.Key.Length > 0 && pair.Value.Length > 0)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append(value);
        }

        return Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text.ToString())));
    }
}
