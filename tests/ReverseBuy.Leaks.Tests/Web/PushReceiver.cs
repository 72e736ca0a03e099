using System.Text;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>Reads pushes of three lines: the message's id, the account by the marketplace's name, the order. Their signature is the secret.</summary>
internal sealed class PushReceiver(MarketplaceId marketplace) : ICallbackReceiver
{
    public CallbackReading Read(CallbackRequest request, string appSecret)
    {
        if (request.Authorization != appSecret)
        {
            return new CallbackReading.Forged();
        }

        var lines = Encoding.UTF8.GetString(request.Body.Span).Split('\n');
        return lines.Length == 3
            ? new CallbackReading.Genuine(lines[0], lines[1].Length == 0 ? null : lines[1], [new UpstreamOrderHint(marketplace, At: null, lines[2], Reference: null)])
            : new CallbackReading.Unreadable("It has not three lines.");
    }
}
