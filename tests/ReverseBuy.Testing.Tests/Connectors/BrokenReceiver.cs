using ReverseBuy.Following;

namespace ReverseBuy.Testing.Tests.Connectors;

internal sealed class BrokenReceiver(ICallbackReceiver sound, ConnectorMutation mutation, HashSet<string> heard) : ICallbackReceiver
{
    public CallbackReading Read(CallbackRequest request, string appSecret)
    {
        var reading = sound.Read(request, mutation == ConnectorMutation.TrustsAnySecretOfACallback ? "sandbox-secret" : appSecret);
        if (reading is CallbackReading.Genuine genuine)
        {
            heard.UnionWith(genuine.Hints.OfType<UpstreamOrderHint>().Select(hint => hint.UpstreamOrderId));
        }

        return reading;
    }
}
