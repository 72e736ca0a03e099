namespace ReverseBuy.Connectors.Alibaba1688;

/// <summary>
/// By which of the platform's two interfaces an offer is followed. The pages on messages ask for "the interface that follows a product" and do not
/// say which one.
/// </summary>
public enum Alibaba1688FollowInterface
{
    /// <summary>The cross-border solution's own: <c>product.kjdistribute.addRelation</c> and <c>removeRelation</c>.</summary>
    CrossBorder,

    /// <summary>The general one: <c>alibaba.product.follow.crossborder</c> and <c>alibaba.product.unfollow.crossborder</c>.</summary>
    Product,
}
