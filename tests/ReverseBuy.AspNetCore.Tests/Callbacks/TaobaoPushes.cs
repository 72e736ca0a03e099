using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>Pushes as the gateway signs them; written here anew, so that a fault of ours in signing does not hide itself.</summary>
internal static class TaobaoPushes
{
    public static Push Of(string account, int order, string secret = CallbackSite.Secret) => Signed(
        string.Create(CultureInfo.InvariantCulture, $$"""{"seller_id":"{{account}}","message_type":3,"data":{"business_time":1772442000000,"purchase_id":{{order}},"seller_id":{{account}}},"timestamp":1772442000,"site":"taobao_hk"}"""),
        secret);

    public static Push Signed(string body, string secret = CallbackSite.Secret)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        byte[] signed = [.. Encoding.UTF8.GetBytes(CallbackSite.AppKey), .. bytes];
        return new Push(bytes, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
    }

    public sealed record Push(byte[] Body, string Authorization);
}
