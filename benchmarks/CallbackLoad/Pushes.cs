using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.CallbackLoad;

/// <summary>Pushes as the gateway signs them.</summary>
internal static class Pushes
{
    public const string AppKey = "load-key";
    public const string AppSecret = "load-secret";

    public static string AccountOf(int tenant) => (2_100_000_000_000 + tenant).ToString(CultureInfo.InvariantCulture);

    public static HttpRequestMessage Of(Uri url, int tenant, int number)
    {
        var account = AccountOf(tenant);
        var body = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"seller_id\":\"{account}\",\"message_type\":3,\"data\":{{\"purchase_id\":{number + 1},\"status\":\"WAIT_SELLER_SEND_GOODS\"}},\"timestamp\":1772442000,\"site\":\"taobao_hk\"}}"));
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } } };
        byte[] signed = [.. Encoding.UTF8.GetBytes(AppKey), .. body];
        request.Headers.TryAddWithoutValidation("Authorization", Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), signed)));
        return request;
    }
}
