using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Following;

/// <summary>Follows offers: before that, the platform sends no message of their price and stock.</summary>
internal sealed class Alibaba1688OfferFollowing(Alibaba1688Gateway gateway, Alibaba1688Options options) : IOfferFollowing
{
    public ValueTask<FollowResult> FollowAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) =>
        options.FollowThrough == Alibaba1688FollowInterface.Product
            ? AskAsync(context, Alibaba1688Operation.FollowProduct, "productId", listing, cancellationToken)
            : AskAsync(context, Alibaba1688Operation.Follow, "offerId", listing, cancellationToken);

    public ValueTask<FollowResult> UnfollowAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken) =>
        options.FollowThrough == Alibaba1688FollowInterface.Product
            ? AskAsync(context, Alibaba1688Operation.UnfollowProduct, "productId", listing, cancellationToken)
            : AskAsync(context, Alibaba1688Operation.Unfollow, "offerId", listing, cancellationToken);

    /// <summary>Reads both forms: <c>{"result":{"success":true,"msg":…}}</c> and <c>{"code":0,"message":…}</c>.</summary>
    internal static FollowResult Read(Alibaba1688Operation operation, WireValue answer)
    {
        var result = answer.Path("result") ?? answer;
        var (code, message) = (result.Text("code"), result.Text("msg") ?? result.Text("message"));
        var isDone = result.Flag("success") ?? (code is null ? throw new JsonException("An answer about following does not say whether it succeeded.") : code == "0");
        return isDone ? new FollowResult.Done()
            : Alibaba1688Errors.IsServerFault(code, message) ? throw Alibaba1688Errors.InDoubt(operation, code)
            : new FollowResult.Refused(code, message);
    }

    private async ValueTask<FollowResult> AskAsync(
        ConnectorContext context, Alibaba1688Operation operation, string parameter, ListingId listing, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            operation,
            [new(parameter, OfferNumber.Of(listing.Value).ToString(CultureInfo.InvariantCulture))],
            answer => Read(operation, answer),
            cancellationToken).ConfigureAwait(false);
}
