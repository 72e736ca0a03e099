using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lantern.Gateway;
using ReverseBuy.Following;

namespace Lantern.Following;

/// <summary>Reads callbacks. What they say happened is a hint: whoever follows it asks for the order.</summary>
internal sealed class LanternCallbackReceiver : ICallbackReceiver
{
    private const string Scheme = "Lantern ";

    public CallbackReading Read(CallbackRequest request, string appSecret)
    {
        ArgumentNullException.ThrowIfNull(request);
        var expected = Encoding.UTF8.GetBytes(Scheme + LanternSigner.SignCallback(request.Body.Span, appSecret));
        if (request.Authorization is not { } sent || !CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(sent)))
        {
            return new CallbackReading.Forged();
        }

        try
        {
            using var message = JsonDocument.Parse(request.Body);
            var order = message.RootElement.GetProperty("order");
            var hint = new UpstreamOrderHint(
                LanternMarketplace.Id,
                DateTimeOffset.FromUnixTimeMilliseconds(message.RootElement.GetProperty("at").GetInt64()),
                order.GetProperty("id").GetString()!,
                order.GetProperty("reference").GetString());
            return new CallbackReading.Genuine(message.RootElement.GetProperty("id").GetString()!, null, [hint]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new CallbackReading.Unreadable("The message is no JSON object of a known shape.");
        }
    }
}
