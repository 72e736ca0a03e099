using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Tenancy;

public sealed class ScopeTests : IDisposable
{
    private static readonly TenantId Anna = new("anna");
    private static readonly TenantId Boris = new("boris");
    private static readonly TenantId Clara = new("clara");

    private readonly ServiceProvider _services = NewServices(null);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _services.Dispose();

    private ICurrentTenant Current => _services.GetRequiredService<ICurrentTenant>();

    [Fact]
    public void Scopes_inside_each_other_bring_back_the_tenant_before()
    {
        Assert.Null(Current.Id);
        using (Enter(Anna))
        {
            using (Enter(Boris))
            {
                Assert.Equal(Boris, Current.Id);
            }

            Assert.Equal(Anna, Current.Id);
        }

        Assert.Null(Current.Id);
    }

    [Fact]
    public async Task Flows_beside_each_other_see_their_own_tenant_across_every_wait()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(async () =>
        {
            var tenant = new TenantId($"tenant-{number}");
            using (Enter(tenant))
            {
                for (var turn = 0; turn < 20; turn++)
                {
                    await Task.Yield();
                    Assert.Equal(tenant, Current.Id);
                }
            }

            Assert.Null(Current.Id);
        }, Token)));
    }

    [Fact]
    public void A_scope_left_twice_takes_no_later_one_away()
    {
        var first = Enter(Anna);
        first.Dispose();
        using (Enter(Anna))
        {
            first.Dispose();
            Assert.Equal(Anna, Current.Id);
        }

        first.Dispose();
        Assert.Null(Current.Id);
    }

    [Fact]
    public void Left_out_of_order_the_inner_scope_stays_and_then_there_is_no_tenant_rather_than_a_wrong_one()
    {
        using var around = Enter(Clara);
        var outer = Enter(Anna);
        var inner = Enter(Boris);

        outer.Dispose();
        Assert.Equal(Boris, Current.Id);

        inner.Dispose();
        Assert.Null(Current.Id);
        Assert.Throws<TenantRequiredException>(() => Current.Require("IOrders"));
    }

    [Fact]
    public async Task Another_flow_that_leaves_a_scope_leaves_it_for_itself_alone()
    {
        using var outer = Enter(Clara);
        using (var scope = Enter(Anna))
        {
            await Task.Run(() =>
            {
                scope.Dispose();
                Assert.Equal(Clara, Current.Id);
            }, Token);
            Assert.Equal(Anna, Current.Id);
        }

        Assert.Equal(Clara, Current.Id);
    }

    [Fact]
    public async Task A_flow_that_never_was_inside_cannot_leave_a_scope_for_others()
    {
        using var outer = Enter(Anna);
        using (Enter(Boris))
        {
            Task stranger;
            using (ExecutionContext.SuppressFlow())
            {
                stranger = Task.Run(() =>
                {
                    outer.Dispose();
                    Assert.Null(Current.Id);
                }, Token);
            }

            await stranger;
        }

        Assert.Equal(Anna, Current.Id);
    }

    [Fact]
    public async Task What_was_started_inside_keeps_its_tenant_after_the_scope_has_ended()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<TenantId?> started;
        using (Enter(Anna))
        {
            started = SeeAsync(go.Task);
        }

        using (Enter(Boris))
        {
            go.SetResult();
            Assert.Equal(Anna, await started);
        }
    }

    [Fact]
    public void A_callee_that_forgets_to_leave_does_so_for_itself_if_it_is_asynchronous()
    {
        using var scope = Enter(Anna);

        var callee = ForgetAsync();

        Assert.True(callee.IsCompleted);
        Assert.Equal(Anna, Current.Id);
    }

    [Fact]
    public void The_default_id_names_no_tenant_and_is_refused() => Assert.Throws<ArgumentException>(() => Enter(default));

    [Fact]
    public void The_single_shop_is_current_everywhere_and_comes_back_after_a_scope()
    {
        using var services = NewServices(Anna);
        var current = services.GetRequiredService<ICurrentTenant>();

        Assert.Equal(Anna, current.Require("IOrders"));
        using (services.GetRequiredService<ITenantScopeFactory>().Enter(Boris))
        {
            Assert.Equal(Boris, current.Id);
        }

        Assert.Equal(Anna, current.Id);
    }

    private static ServiceProvider NewServices(TenantId? only)
    {
        var services = new ServiceCollection();
        services.AddReverseBuy(options => options.SingleTenant = only).UseInMemory();
        return services.BuildServiceProvider();
    }

    private IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    private async Task<TenantId?> SeeAsync(Task go)
    {
        await go;
        return Current.Id;
    }

    private async Task ForgetAsync()
    {
        _ = Enter(Boris);
        await Task.CompletedTask;
    }
}
