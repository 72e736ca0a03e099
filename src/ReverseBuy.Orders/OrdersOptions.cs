using ReverseBuy.Catalogue;

namespace ReverseBuy.Orders;

/// <summary>How orders are taken, bought and followed.</summary>
public sealed class OrdersOptions
{
    /// <summary>The fixed exchange rates, until a source of live ones is used; each from the marketplaces' currency to a customer's.</summary>
    public IList<ExchangeRate> Rates { get; } = [];

    /// <summary>How long a customer may take to pay. Default 72 hours.</summary>
    public TimeSpan PaymentWindow { get; set; } = TimeSpan.FromHours(72);

    /// <summary>How long a customer may take to answer a question, and then to pay what that costs more. Default 72 hours.</summary>
    public TimeSpan AnswerWindow { get; set; } = TimeSpan.FromHours(72);

    /// <summary>
    /// Whether customers are asked without further word when, after placing, units turn out to be sold out or their price to have moved beyond what the policy bears.
    /// Default <see langword="true"/>; else such units wait for a person.
    /// </summary>
    public bool AskAutomatically { get; set; } = true;

    /// <summary>How long after the last unit was delivered an order is completed, if nothing is due. Default 15 days.</summary>
    public TimeSpan CompletionDelay { get; set; } = TimeSpan.FromDays(15);

    /// <summary>The rise of a price that is within tolerance, as a share of it. Default 0.05, which is 5 %.</summary>
    public decimal AbsorbedRise { get; set; } = 0.05m;

    /// <summary>
    /// The rise of a line, all its pieces together, that is within tolerance whatever its share; in the marketplace's currency, for it says nothing of prices in another.
    /// Default none.
    /// </summary>
    public Money? AbsorbedAmount { get; set; }

    /// <summary>What follows when a price moved before the order was placed, or before it is bought: then only what is accepted or absorbed is.</summary>
    public PriceRulesOptions PriceRules { get; } = new();

    /// <summary>
    /// Whether an order whose lines could not be verified, because the marketplace did not answer, is taken and held instead of refused. Its goods are those of the last
    /// snapshot, at the price the customer saw; they are verified before they are bought. Default <see langword="false"/>.
    /// </summary>
    public bool HoldUnverified { get; set; }

    /// <summary>How long what a customer was told of differences may be accepted. Default 10 minutes.</summary>
    public TimeSpan EvidenceLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether an approved order is bought without further word. Default <see langword="true"/>; else <c>IProcurement.BuyAsync</c> does it.</summary>
    public bool BuyOnApproval { get; set; } = true;

    /// <summary>How long after the intent to buy was stored the create call may still be sent. Default 30 seconds.</summary>
    public TimeSpan SendWindow { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How far a marketplace's clock may be off; added to the send window before not finding a purchase whose answer was lost counts. Default 5 seconds.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long to wait after something failed that may work later; it doubles each time. Default 2 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait after something failed. Default 5 minutes.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a paid purchase is looked at until it was received. Default 30 minutes.</summary>
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a purchase is followed at most, from its planning on. Default 90 days.</summary>
    public TimeSpan FollowFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a marketplace may fail to answer for a purchase whose outcome is unknown before a person is called, and how long a payment is tried. Default 24 hours.</summary>
    public TimeSpan PersonAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How often units are bought again by themselves whose purchase the marketplace refused, lost or let expire, by marketplace. One that is not named leaves
    /// that to a person; default none is.
    /// </summary>
    public IDictionary<MarketplaceId, int> PurchaseRetries { get; } = new Dictionary<MarketplaceId, int>();

    /// <summary>How long after it was taken for absent a purchase is still looked for, every <see cref="FollowInterval"/>. Default 24 hours.</summary>
    public TimeSpan LookForAbsent { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long an operator has to buy by hand, from the hand-over and again from taking it. Default 24 hours.</summary>
    public TimeSpan OperatorWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether units are cancelled whose upstream order was cancelled or refunded after it was paid. Default <see langword="false"/>: they are pending, and may be
    /// bought again.
    /// </summary>
    public bool CancelRefundedUnits { get; set; }

    /// <summary>How long goods wait in the warehouses, and how parcels are billed.</summary>
    public FulfilmentOptions Fulfilment { get; } = new();

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        foreach (var (key, value) in new[]
                 {
                     (nameof(PaymentWindow), PaymentWindow),
                     (nameof(AnswerWindow), AnswerWindow),
                     (nameof(CompletionDelay), CompletionDelay),
                     (nameof(EvidenceLifetime), EvidenceLifetime),
                     (nameof(SendWindow), SendWindow),
                     (nameof(RetryDelay), RetryDelay),
                     (nameof(FollowInterval), FollowInterval),
                     (nameof(FollowFor), FollowFor),
                     (nameof(PersonAfter), PersonAfter),
                     (nameof(LookForAbsent), LookForAbsent),
                     (nameof(OperatorWindow), OperatorWindow),
                 })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"ReverseBuy:Orders:{key} is {value}; it must be longer than nothing.";
            }
        }

        if (ClockSkew < TimeSpan.Zero)
        {
            yield return $"ReverseBuy:Orders:ClockSkew is {ClockSkew}; it must not be negative.";
        }

        if (LongestRetryDelay < RetryDelay)
        {
            yield return $"ReverseBuy:Orders:LongestRetryDelay is {LongestRetryDelay}, which is shorter than RetryDelay ({RetryDelay}).";
        }

        if (AbsorbedRise is < 0 or > 1)
        {
            yield return FormattableString.Invariant($"ReverseBuy:Orders:AbsorbedRise is {AbsorbedRise}; it is a share, from 0 to 1 (0.05 is 5 %).");
        }

        if (AbsorbedAmount is { Amount: < 0 } negative)
        {
            yield return $"ReverseBuy:Orders:AbsorbedAmount is {negative}; it must not be negative.";
        }

        foreach (var (marketplace, retries) in PurchaseRetries.Where(entry => entry.Value < 0))
        {
            yield return FormattableString.Invariant($"ReverseBuy:Orders:PurchaseRetries:{marketplace} is {retries}; it must not be negative.");
        }

        foreach (var problem in PriceRules.Validate().Concat(Fulfilment.Validate()))
        {
            yield return problem;
        }

        foreach (var twice in Rates.GroupBy(rate => (rate.Base, rate.Quote)).Where(group => group.Count() > 1))
        {
            yield return $"ReverseBuy:Orders:Rates names the rate from {twice.Key.Base} to {twice.Key.Quote} twice; keep one.";
        }
    }
}
