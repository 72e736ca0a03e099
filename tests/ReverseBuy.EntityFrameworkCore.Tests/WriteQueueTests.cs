using ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class WriteQueueTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_get_their_turn_one_at_a_time_in_the_order_they_came()
    {
        using var queue = new WriteQueue();
        var first = await queue.EnterAsync(Token);
        var waiting = Enumerable.Range(0, 20).Select(_ => queue.EnterAsync(Token).AsTask()).ToList();
        Assert.DoesNotContain(waiting, turn => turn.IsCompleted);
        first.Dispose();
        foreach (var (turn, index) in waiting.Select((turn, index) => (turn, index)))
        {
            var mine = await turn;
            Assert.DoesNotContain(waiting.Skip(index + 1), later => later.IsCompleted);
            mine.Dispose();
        }
    }

    [Fact]
    public async Task A_turn_given_back_twice_lets_one_writer_in_and_not_two()
    {
        using var queue = new WriteQueue();
        var first = await queue.EnterAsync(Token);
        var second = queue.EnterAsync(Token).AsTask();
        var third = queue.EnterAsync(Token).AsTask();
        first.Dispose();
        first.Dispose();
        (await second).Dispose();
        (await third).Dispose();
        using var again = await queue.EnterAsync(Token);
        Assert.False(queue.EnterAsync(Token).IsCompleted);
    }
}
