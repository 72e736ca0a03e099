using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>
/// The signature of JD's other gateways (JOS, on which newer contracts are, and the union): everything that is sent but <c>sign</c>, ordered by name,
/// between two secrets. VOP v1 is not signed; this is where v2 begins (docs/adr/0025).
/// </summary>
internal static class JosSigner
{
    public static string Sign(string secret, ReadOnlySpan<KeyValuePair<string, string>> parameters) =>
#pragma warning disable CA5351 // The platform demands MD5.
        Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(SignatureText.Join(secret, parameters, SignatureOrder.Name) + secret)));
#pragma warning restore CA5351
}
