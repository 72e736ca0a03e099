using System.Text.Json;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Following;

/// <summary>Reads the form that the platform pushes: a field <c>message</c> with JSON in it, and the signature.</summary>
internal sealed class Alibaba1688CallbackReceiver : ICallbackReceiver
{
    public CallbackReading Read(CallbackRequest request, string appSecret)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrEmpty(appSecret);
        if (SignedForm.Read(request.Body.Span) is not { } form || !form.IsSignedWith(appSecret))
        {
            return new CallbackReading.Forged();
        }

        try
        {
            return form.Find("message") is { } message
                ? MessageReading.Read(WireValue.Parse(message))
                : new CallbackReading.Unreadable("The form has no field message.");
        }
        catch (JsonException exception)
        {
            // Our own words name the member; a parser's would tell what stands at the place.
            return new CallbackReading.Unreadable(exception.LineNumber is null ? exception.Message : "The message is no JSON.");
        }
    }
}
