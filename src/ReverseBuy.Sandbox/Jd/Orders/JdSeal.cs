using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary>Seals who receives an order, as VOP does: DES in CBC, key and vector of two letters and the beginning of the application's key.</summary>
internal static class JdSeal
{
    public static string Seal(string prefix, string text, string clientId)
    {
        var key = Encoding.UTF8.GetBytes(prefix + clientId)[..8];
#pragma warning disable CA5351 // The platform's algorithm, not our choice.
        using var des = DES.Create();
#pragma warning restore CA5351
        des.Key = key;
#pragma warning disable CA5401 // The platform's vector is the key.
        return Convert.ToHexStringLower(des.EncryptCbc(Encoding.UTF8.GetBytes(text), key, PaddingMode.PKCS7));
#pragma warning restore CA5401
    }
}
