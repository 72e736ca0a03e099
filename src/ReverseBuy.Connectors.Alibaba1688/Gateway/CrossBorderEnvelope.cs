using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>The envelope of the cross-border interfaces: a result inside a result.</summary>
internal static class CrossBorderEnvelope
{
    /// <summary>Takes the content out.</summary>
    /// <exception cref="MarketplaceException">The platform refused, or there is no content.</exception>
    public static WireValue Open(Alibaba1688Operation operation, WireValue answer)
    {
        var envelope = answer.Nested("result") ?? throw Alibaba1688Errors.FromBusiness(operation, null);
        return envelope.Flag("success") == false
            ? throw Alibaba1688Errors.FromBusiness(operation, envelope.Text("code"))
            : envelope.Nested("result") ?? throw Alibaba1688Errors.FromBusiness(operation, null);
    }
}
