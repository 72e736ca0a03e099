using Microsoft.Extensions.Time.Testing;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class WriteQueuePatienceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_longer_than_the_patience_is_told_so_and_holds_up_nobody()
    {
        var time = new FakeTimeProvider();
        using var queue = new WriteQueue("anna.db", TimeSpan.FromSeconds(30), time);
        var first = await queue.EnterAsync(Token);
        var second = queue.EnterAsync(Token).AsTask();

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => second);
        Assert.Equal(("storage.busy", true), (fault.Code, fault.IsTransient));
        Assert.Contains("anna.db", fault.Message, StringComparison.Ordinal);

        first.Dispose();
        using var third = await queue.EnterAsync(Token);
    }

    [Fact]
    public async Task A_wait_that_its_caller_ends_is_no_fault_of_the_database()
    {
        using var queue = new WriteQueue("anna.db", TimeSpan.FromSeconds(30), new FakeTimeProvider());
        using var first = await queue.EnterAsync(Token);
        using var leaving = new CancellationTokenSource();
        var second = queue.EnterAsync(leaving.Token).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }
}
