using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Taobao.Following;

/// <summary>Reads TaoWorld's pushes. Their <c>Authorization</c> header signs the application's key and the bytes of the body.</summary>
internal sealed class TaobaoCallbackReceiver : ICallbackReceiver
{
    public CallbackReading Read(CallbackRequest request, string appSecret)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(appSecret);
        if (!IsGenuine(request, appSecret))
        {
            return new CallbackReading.Forged();
        }

        try
        {
            return TaobaoPushReader.Read(request.Body.Span);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or OverflowException or ArgumentException or InvalidOperationException)
        {
            // What it says is not quoted: a push may tell where parcels go.
            return new CallbackReading.Unreadable("The message is no JSON object of a known shape.");
        }
    }

    // Compared in constant time, so that how long a refusal takes tells nothing of the right signature.
    private static bool IsGenuine(CallbackRequest request, string appSecret) =>
        request.Authorization is { } sent
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(TaobaoSigner.SignPush(request.AppKey, request.Body.Span, appSecret)),
            Encoding.UTF8.GetBytes(sent));
}
