using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>
/// The open platform's signature: upper-case HMAC-SHA1 over the path from <c>param2</c> and every <c>key+value</c>, sorted ordinally.
/// Written from the official rule (open.1688.com, sysSignature) and apart from the connectors' own, so that each checks the other.
/// </summary>
internal static class Alibaba1688Signature
{
    public const string Parameter = "_aop_signature";

    public static string Compute(string secret, string urlPath, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var pairs = parameters.Where(pair => pair.Key != Parameter).Select(pair => pair.Key + pair.Value).ToArray();
        Array.Sort(pairs, string.CompareOrdinal);
#pragma warning disable CA5350 // The platform's algorithm, not our choice.
        return Convert.ToHexString(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(urlPath + string.Concat(pairs))));
#pragma warning restore CA5350
    }
}
