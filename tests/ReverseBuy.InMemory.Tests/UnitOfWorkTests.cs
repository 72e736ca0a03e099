using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.InMemory.Tests;

public sealed class UnitOfWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_committed_can_be_read_and_what_is_not_is_forgotten()
    {
        await using var host = await StorageHost.CreateAsync();

        await host.CommitAsync(unitOfWork => unitOfWork.Orders.AddAsync(Some.Order(1), Token));
        await using (var forgotten = await host.BeginAsync())
        {
            await forgotten.Orders.AddAsync(Some.Order(2), Token);
            Assert.NotNull(await forgotten.Orders.FindAsync(Some.OrderId(2), Token));
        }

        Assert.NotNull(await host.ReadAsync(view => view.Orders.FindAsync(Some.OrderId(1), Token)));
        Assert.Null(await host.ReadAsync(view => view.Orders.FindAsync(Some.OrderId(2), Token)));
    }

    [Fact]
    public async Task A_view_shows_what_was_committed_when_it_was_opened_and_waits_for_no_writer()
    {
        await using var host = await StorageHost.CreateAsync();
        await using var writer = await host.BeginAsync();
        await writer.Orders.AddAsync(Some.Order(1), Token);

        await using var view = await host.OpenAsync();
        await writer.CommitAsync(Token);

        Assert.Null(await view.Orders.FindAsync(Some.OrderId(1), Token));
        Assert.NotNull(await host.ReadAsync(later => later.Orders.FindAsync(Some.OrderId(1), Token)));
    }

    [Fact]
    public async Task A_second_writer_waits_until_the_first_ends_and_sees_what_it_committed()
    {
        await using var host = await StorageHost.CreateAsync();
        var first = await host.BeginAsync();
        var waiting = host.BeginAsync().AsTask();
        await first.Orders.AddAsync(Some.Order(1), Token);
        Assert.False(waiting.IsCompleted);

        await first.CommitAsync(Token);

        await using var second = await waiting.WaitAsync(Token);
        Assert.NotNull(await second.Orders.FindAsync(Some.OrderId(1), Token));
    }

    [Fact]
    public async Task Writers_of_different_tenants_do_not_wait_for_each_other_or_see_each_other()
    {
        await using var host = await StorageHost.CreateAsync();
        var bob = new TenantId("bob");
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Storage.BeginAsync(bob, Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => host.Storage.ReadAsync(bob, Token).AsTask());
        await host.PrepareAsync(bob);

        await using var ours = await host.BeginAsync();
        await ours.Orders.AddAsync(Some.Order(1), Token);
        await using var theirs = await host.Storage.BeginAsync(bob, Token);

        Assert.Null(await theirs.Orders.FindAsync(Some.OrderId(1), Token));
    }

    [Fact]
    public async Task After_its_end_a_unit_of_work_refuses_to_be_used_and_says_how_it_ended()
    {
        await using var host = await StorageHost.CreateAsync();
        var committed = await host.BeginAsync();
        await committed.CommitAsync(Token);
        var disposed = await host.BeginAsync();
        await disposed.DisposeAsync();
        await disposed.DisposeAsync();

        var afterCommit = await Assert.ThrowsAsync<InvalidOperationException>(() => committed.Orders.AddAsync(Some.Order(1), Token).AsTask());
        Assert.Contains("committed", afterCommit.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => committed.CommitAsync(Token).AsTask());
        var afterDispose = await Assert.ThrowsAsync<InvalidOperationException>(() => disposed.Inbox.HasAsync(default, "handler", Token).AsTask());
        Assert.Contains("disposed", afterDispose.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_is_not_begun_for_the_token_can_still_be_rolled_back()
    {
        await using var host = await StorageHost.CreateAsync();
        await using (var unitOfWork = await host.BeginAsync())
        {
            await unitOfWork.Orders.AddAsync(Some.Order(1), Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unitOfWork.CommitAsync(new CancellationToken(canceled: true)).AsTask());
        }

        Assert.Null(await host.ReadAsync(view => view.Orders.FindAsync(Some.OrderId(1), Token)));
        await using var next = await host.BeginAsync();
    }

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        await using var host = await StorageHost.CreateAsync();
        var first = await host.BeginAsync();
        using var leaving = new CancellationTokenSource();
        var waiting = host.Storage.BeginAsync(StorageHost.Alice, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first.DisposeAsync();

        await using var next = await host.BeginAsync();
    }

    [Fact]
    public async Task Only_a_commit_with_new_events_rings_for_the_outbox()
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(unitOfWork => unitOfWork.Orders.AddAsync(Some.Order(1), Token));
        await using (var forgotten = await host.BeginAsync())
        {
            await forgotten.Outbox.AddAsync(Some.Event(1), Token);
        }

        Assert.Empty(host.Rings);
        await host.CommitAsync(unitOfWork => unitOfWork.Outbox.AddAsync(Some.Event(1), Token));
        Assert.Equal([(StorageHost.Alice, WorkerNames.Outbox)], host.Rings);
        await host.CommitAsync(unitOfWork => unitOfWork.Outbox.CompleteAsync(Some.Event(1).Id, Token));
        Assert.Single(host.Rings);
    }

    [Fact]
    public async Task A_worker_is_woken_once_after_the_commit_that_asked_for_it_and_never_after_a_rollback()
    {
        await using var host = await StorageHost.CreateAsync();
        await using (var forgotten = await host.BeginAsync())
        {
            forgotten.WakeAfterCommit(WorkerNames.Procurement);
        }

        await using var unitOfWork = await host.BeginAsync();
        unitOfWork.WakeAfterCommit(WorkerNames.Procurement);
        unitOfWork.WakeAfterCommit(WorkerNames.Procurement);
        Assert.Empty(host.Rings);

        await unitOfWork.CommitAsync(Token);

        Assert.Equal([(StorageHost.Alice, WorkerNames.Procurement)], host.Rings);
    }

    [Fact]
    public async Task Without_a_doorbell_events_are_kept_all_the_same()
    {
        var services = new ServiceCollection();
        new Builder(services).UseInMemory();
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITenantDatabase>().PrepareAsync(StorageHost.Alice, Token);
        await using var unitOfWork = await provider.GetRequiredService<ITenantStorage>().BeginAsync(StorageHost.Alice, Token);

        await unitOfWork.Outbox.AddAsync(Some.Event(1), Token);
        await unitOfWork.CommitAsync(Token);
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
