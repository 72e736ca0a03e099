using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Sandbox.Jd.Tokens;

/// <summary>
/// The signature of signing in: MD5 in capitals over secret, timestamp, client_id, username, the password's digest, grant_type, scope and the secret again.
/// Written from the documents and apart from the connector's own, so that each checks the other.
/// </summary>
internal static class JdTokenSignature
{
    public static string Compute(string secret, IReadOnlyDictionary<string, string> fields)
    {
        string Of(string name) => fields.GetValueOrDefault(name, string.Empty);
        return Convert.ToHexString(Md5(string.Concat(
            [secret, Of("timestamp"), Of("client_id"), Of("username"), Of("password"), Of("grant_type"), Of("scope"), secret])));
    }

    public static string Digest(string password) => Convert.ToHexStringLower(Md5(password));

#pragma warning disable CA5351 // The platform's algorithm, not our choice.
    private static byte[] Md5(string text) => MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
}
