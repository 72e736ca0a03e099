using ReverseBuy.Buying;
using ReverseBuy.Connectors.Wire.Tests.Support;

namespace ReverseBuy.Connectors.Wire.Tests;

/// <summary>Cuts creating and paying at the bytes of request and answer: every one of them in the long run, each so-manyth from a seeded offset otherwise.</summary>
public sealed class ByteCutTests
{
    private const int CutsPerSandbox = 100;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1";

    [Theory]
    [InlineData("1688", "createCrossOrder", Basket.Line)]
    [InlineData("1688", "createCrossOrder", Basket.Lines)]
    [InlineData("1688", "createCrossOrder", Basket.Split)]
    [InlineData("taobao", "/purchase/order/create", Basket.Line)]
    [InlineData("taobao", "/purchase/order/create", Basket.Lines)]
    [InlineData("taobao", "/purchase/order/create", Basket.Split)]
    [InlineData("jd", "api/order/submitOrder", Basket.Line)]
    [InlineData("jd", "api/order/submitOrder", Basket.Lines)]
    public async Task A_purchase_that_is_cut_anywhere_is_bought_once_and_never_called_undone_when_it_was_done(string marketplace, string operation, Basket basket)
    {
        var orders = basket == Basket.Split ? 2 : 1;
        var lines = basket == Basket.Line ? 1 : 2;
        var (request, answer) = await MeasureAsync(marketplace, basket, buyer => Task.FromResult("measured"), async (buyer, reference) => await buyer.CreateAsync(reference));
        await EachCutAsync(marketplace, basket, request, answer, async (buyer, side, after) =>
        {
            var reference = $"rb-{side}-{after}";
            var calls = await buyer.CallsAsync(operation);
            buyer.Proxy.Plan(side, after);
            var outcome = await OutcomeAsync(async () => (object)await buyer.CreateAsync(reference));
            buyer.Proxy.Calm();
            var held = await buyer.BooksAsync(reference);

            Assert.InRange(await buyer.CallsAsync(operation) - calls, 0, 1);
            switch (outcome)
            {
                case PurchaseResult.Placed placed:
                    Assert.Equal(held.Select(order => order.Id).Order(StringComparer.Ordinal), placed.Orders.Select(order => order.Id).Order(StringComparer.Ordinal));
                    break;
                case MarketplaceErrorKind.Unavailable or PurchaseResult.Refused:
                    Assert.Empty(held);
                    break;
                default:
                    Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, outcome);
                    break;
            }

            // What a purchase does when it is in doubt: it looks, and only what is not there is bought again.
            if (outcome is not PurchaseResult.Placed && (await buyer.FindAsync(reference)).Count == 0)
            {
                Assert.IsType<PurchaseResult.Placed>(await buyer.CreateAsync(reference));
            }

            var bought = await buyer.BooksAsync(reference);
            Assert.Equal((orders, lines), (bought.Count, bought.Sum(order => order.Lines.Count)));
            Assert.Equal(orders, (await buyer.FindAsync(reference)).Count);
        });
    }

    [Theory]
    [InlineData("1688", "preparePay")]
    [InlineData("taobao", "/purchase/order/batch/pay")]
    [InlineData("jd", "api/order/confirmOrder")]
    public async Task A_payment_that_is_cut_anywhere_is_paid_once_and_never_called_undone_when_it_was_done(string marketplace, string operation)
    {
        var (request, answer) = await MeasureAsync(marketplace, Basket.Line, buyer => BuyAsync(buyer, "measured"), async (buyer, order) => await buyer.PayAsync(order));
        await EachCutAsync(marketplace, Basket.Line, request, answer, async (buyer, side, after) =>
        {
            var reference = $"rb-{side}-{after}";
            var order = await BuyAsync(buyer, reference);
            var calls = await buyer.CallsAsync(operation);
            buyer.Proxy.Plan(side, after);
            var outcome = await OutcomeAsync(async () => (object)(await buyer.PayAsync(order)).Outcome);
            buyer.Proxy.Calm();
            await buyer.PassAsync(TimeSpan.FromSeconds(1));
            var arrived = await buyer.CallsAsync(operation) - calls;
            var isPaid = Assert.Single(await buyer.BooksAsync(reference)).State == "Paid";

            Assert.InRange(arrived, 0, 1);
            Assert.Equal(arrived == 1, isPaid);
            switch (outcome)
            {
                case PayOutcome.Paid or PayOutcome.Accepted:
                    Assert.True(isPaid);
                    break;
                case MarketplaceErrorKind.Unavailable or PayOutcome.Refused:
                    Assert.False(isPaid);
                    break;
                default:
                    Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, outcome);
                    break;
            }

            // What a purchase does when it is in doubt: it reads the order, and only what is unpaid is paid.
            if ((await buyer.ReadAsync(order)).Status == UpstreamStatus.Unpaid)
            {
                await buyer.PayAsync(order);
                await buyer.PassAsync(TimeSpan.FromSeconds(1));
            }

            Assert.Equal(UpstreamStatus.Paid, (await buyer.ReadAsync(order)).Status);
            Assert.Equal(1, await buyer.CallsAsync(operation) - calls);
        });
    }

    private static async Task<object> OutcomeAsync(Func<Task<object>> call)
    {
        try
        {
            return await call();
        }
        catch (MarketplaceException exception)
        {
            return exception.Kind;
        }
    }

    private static async Task<string> BuyAsync(Buyer buyer, string reference)
    {
        var placed = Assert.IsType<PurchaseResult.Placed>(await buyer.CreateAsync(reference));
        await buyer.PassAsync(TimeSpan.FromSeconds(1));
        return Assert.Single(placed.Orders).Id;
    }

    private static async Task<(int Request, int Answer)> MeasureAsync(
        string marketplace,
        Basket basket,
        Func<Buyer, Task<string>> prepare,
        Func<Buyer, string, Task> call)
    {
        await using var buyer = await Buyer.StartAsync(marketplace, basket);
        var prepared = await prepare(buyer);
        var plan = buyer.Proxy.Plan(CutSide.None, 0);
        await call(buyer, prepared);
        return (plan.RequestBytes, plan.AnswerBytes);
    }

    private static async Task EachCutAsync(string marketplace, Basket basket, int request, int answer, Func<Buyer, CutSide, int, Task> cut)
    {
        // One more than was measured: the number of an order may have grown by a digit, and the last cut must be behind the last byte.
        var cuts = Places(request).Select(after => (CutSide.Request, after)).Concat(Places(answer).Select(after => (CutSide.Answer, after)));
        foreach (var some in cuts.Chunk(CutsPerSandbox))
        {
            await using var buyer = await Buyer.StartAsync(marketplace, basket);
            foreach (var (side, after) in some)
            {
                await cut(buyer, side, after);
            }
        }
    }

    private static IEnumerable<int> Places(int length)
    {
        var step = IsFull ? 1 : 29;
        var offset = IsFull ? 0 : new Random(20261125).Next(step);
        return Enumerable.Range(0, length + 2).Where(place => place % step == offset || place == 0 || place >= length - 1);
    }
}
