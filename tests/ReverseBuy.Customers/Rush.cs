using System.Globalization;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Customers;

/// <summary>Many customers who come at once and want one piece each of the same.</summary>
public sealed class Rush(Shop shop, int customers)
{
    /// <summary>They order, and each is sold a piece or told why not.</summary>
    public async Task<RushOutcome> OrderAsync(string name, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, customers).Select(number => Task.Run(
            async () =>
            {
                var customer = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
                var request = new PlaceOrder(new CustomerId(customer), [new VerificationLine(Shelf.Good, 1, Shelf.Price)], Currency.EUR);
                var command = new Command(new IdempotencyKey(customer), new Actor(ActorKind.Customer, customer));
                return await shop.Orders.PlaceAsync(request, command, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken))).ConfigureAwait(false);
        return new RushOutcome(results.Count(result => result is PlaceOrderResult.Placed), results.Count(IsTold), 0);
    }

    /// <summary>
    /// They hold while the stock goes up and down and answers come in any order; some buy, some give back. Whoever was given a hold counts again, by
    /// itself and in its own turn, whether that much was there.
    /// </summary>
    public async Task<RushOutcome> HoldAsync(int seed, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow;
        var results = await Task.WhenAll(Enumerable.Range(0, customers).Select(number => Task.Run(
            () => HoldOneAsync(new Random(unchecked(seed + number)), now, cancellationToken), cancellationToken))).ConfigureAwait(false);
        return new RushOutcome(results.Sum(result => result.Sold), results.Sum(result => result.Told), results.Sum(result => result.Oversold));
    }

    private static bool IsTold(PlaceOrderResult result) =>
        result is PlaceOrderResult.Differs { CanBeAccepted: false, Lines: [{ Decision: VerificationDecision.Refuse, Line.Difference: LineDifference.Short { Wanted: 1, Available: 0 } }] };

    private async Task<RushOutcome> HoldOneAsync(Random random, DateTimeOffset start, CancellationToken cancellationToken)
    {
        var unitOfWork = await shop.Storage.BeginAsync(Shop.Tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var order = new OrderId(Guid.NewGuid());
            var line = new HoldLine(new OrderLineId(Guid.NewGuid()), Shop.Account, Shelf.Good, random.Next(1, 4));
            var observed = new StockObservation(Shop.Account, Shelf.Good, Availability.Exactly(random.Next(40, 120)), start.AddMilliseconds(random.Next(-60_000, 60_000)));
            var answer = await shop.Holds.TakeAsync(unitOfWork, new HoldRequest(order, [line]), [observed], cancellationToken).ConfigureAwait(false);
            var oversold = answer is HoldResult.Taken && await IsOversoldAsync(unitOfWork, cancellationToken).ConfigureAwait(false);
            if (answer is HoldResult.Taken && random.Next(3) == 0)
            {
                await shop.Holds.ConsumeAsync(unitOfWork, order, line, "paid", cancellationToken).ConfigureAwait(false);
            }
            else if (answer is HoldResult.Taken && random.Next(2) == 0)
            {
                await shop.Holds.ReleaseAsync(unitOfWork, order, line.Line, line.Quantity, "refused", cancellationToken).ConfigureAwait(false);
            }

            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return answer is HoldResult.Taken ? new RushOutcome(1, 0, oversold ? 1 : 0) : new RushOutcome(0, 1, 0);
        }
    }

    private static async Task<bool> IsOversoldAsync(ITenantUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        var newest = (await unitOfWork.Holds.FindObservationAsync(Shop.Account, Shelf.Good, cancellationToken).ConfigureAwait(false))!;
        var holds = await unitOfWork.Holds.ListAsync(Shop.Account, Shelf.Good, DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
        var counted = holds.Where(hold => hold.FinishedAt is null || (hold.State == StockHoldState.Consumed && hold.FinishedAt >= newest.AskedAt)).Sum(hold => hold.Quantity);
        return counted > newest.Availability.Count;
    }
}
