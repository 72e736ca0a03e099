using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao.Pushes;

/// <summary>What the gateway's pushes have in common: the frame, with its time in seconds, and the signature over key and body.</summary>
internal abstract class TaobaoPush(World world, int type) : IPushFormat
{
    public string Marketplace => Marketplaces.Taobao;

    public string Kind => type.ToString(CultureInfo.InvariantCulture);

    protected World World => world;

    /// <summary>Lower-case, unlike the signature of calls.</summary>
    public static string Sign(string appKey, string secret, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(appKey), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    public PushMessage? Write(PushedChange change)
    {
        if (DataOf(change) is not { } data)
        {
            return null;
        }

        var frame = new JsonObject
        {
            ["seller_id"] = TokenView.Account,
            ["message_type"] = type,
            ["data"] = data,
            ["timestamp"] = change.At.ToUnixTimeSeconds(),
            ["site"] = "taobao_hk",
        };
        var body = Encoding.UTF8.GetBytes(frame.ToJsonString(WireJson.Format));
        var signature = Sign(world.Options.AppKey, world.Options.AppSecret, body);
        return new PushMessage(
            "application/json;charset=UTF-8", new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = signature }, body);
    }

    /// <summary>The data of the message; null when it does not tell of such changes.</summary>
    protected abstract JsonObject? DataOf(PushedChange change);
}
