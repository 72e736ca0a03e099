namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class WriteQueueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writers_get_their_turn_one_at_a_time_in_the_order_they_came()
    {
        await using var host = await PreparedAsync();
        var first = await host.Databases.WriteTenantAsync(Samples.Anna, Token);
        var waiting = Enumerable.Range(0, 20).Select(_ => host.Databases.WriteTenantAsync(Samples.Anna, Token).AsTask()).ToList();
        Assert.DoesNotContain(waiting, turn => turn.IsCompleted);
        await first.DisposeAsync();
        foreach (var (turn, index) in waiting.Select((turn, index) => (turn, index)))
        {
            var mine = await turn;
            Assert.DoesNotContain(waiting.Skip(index + 1), later => later.IsCompleted);
            await mine.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_turn_given_back_twice_lets_one_writer_in_and_not_two()
    {
        await using var host = await PreparedAsync();
        var first = await host.Databases.WriteTenantAsync(Samples.Anna, Token);
        await first.DisposeAsync();
        await first.DisposeAsync();
        await using var second = await host.Databases.WriteTenantAsync(Samples.Anna, Token);
        var third = host.Databases.WriteTenantAsync(Samples.Anna, Token).AsTask();
        Assert.False(third.IsCompleted);
        await second.DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task A_writer_that_gives_up_waiting_holds_nobody_up()
    {
        await using var host = await PreparedAsync();
        var first = await host.Databases.WriteTenantAsync(Samples.Anna, Token);
        using var impatience = new CancellationTokenSource();
        var second = host.Databases.WriteTenantAsync(Samples.Anna, impatience.Token).AsTask();
        var third = host.Databases.WriteTenantAsync(Samples.Anna, Token).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task Writers_of_different_tenants_do_not_wait_for_each_other()
    {
        await using var host = await PreparedAsync();
        await host.TenantDatabase.PrepareAsync(Samples.Boris, Token);
        await using var anna = await host.Databases.WriteTenantAsync(Samples.Anna, Token);
        await using var boris = await host.Databases.WriteTenantAsync(Samples.Boris, Token);
        await using var control = await host.Databases.WriteControlAsync(Token);
        Assert.NotSame(anna.Context, boris.Context);
    }

    private async Task<SqliteHost> PreparedAsync()
    {
        var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        return host;
    }
}
