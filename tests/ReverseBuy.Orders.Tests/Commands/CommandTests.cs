using System.Reflection;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Tenancy;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>
/// A command about what is not there, about what is another tenant's, or in a state that does not allow it: a clear answer that names it, and nothing is changed. Found by reflection, so that a
/// new command has to say here what becomes of it.
/// </summary>
public sealed class CommandTests(World world) : IClassFixture<World>
{
    private static readonly string[] Reads = ["Find", "List", "Explain"];

    public static TheoryData<string> Naming => [.. CommandRows.All.Where(row => row.Names is not null).Select(row => row.Name)];

    public static TheoryData<string> WithParts => [.. CommandRows.All.Where(row => row.WithoutPart is not null).Select(row => row.Name)];

    public static TheoryData<string> Stateful => [.. CommandRows.All.Where(row => row.NeverWrong is null).Select(row => row.Name)];

    private OrdersHost Host => world.Host;

    [Fact]
    public void Every_command_of_every_facade_has_a_row()
    {
        var facades = typeof(OrdersOptions).Assembly.GetTypes()
            .Where(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(ICurrentTenant))))
            .SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.Assembly == typeof(IOrders).Assembly)
            .ToList();
        var commands = facades.SelectMany(facade => facade.GetMethods().Where(method => !Array.Exists(Reads, read => method.Name.StartsWith(read, StringComparison.Ordinal))))
            .ToList();

        Assert.True(facades.Count >= 15, "The facades were not found.");
        Assert.Equal(
            commands.Select(command => $"{command.DeclaringType!.Name}.{command.Name}").Order(StringComparer.Ordinal),
            CommandRows.All.Select(row => row.Name.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

        // None is told a version: who is too late is found out by the storage (ConcurrencyException). One that is told needs a case of its own here.
        Assert.DoesNotContain(commands.SelectMany(command => command.GetParameters()), parameter => parameter.Name!.Contains("version", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Naming))]
    public Task What_is_not_there_is_named_and_nothing_is_changed(string name) => AssertUnknownAsync(Row(name), Target.Unknown, Row(name).Names!(Target.Unknown));

    [Theory]
    [MemberData(nameof(Naming))]
    public async Task What_is_another_tenants_is_not_there_and_stays_as_it_is(string name)
    {
        using var entered = Host.Enter(Panda);
        var target = world.At(Stage.Over);
        await AssertUnknownAsync(Row(name), target, Row(name).Names!(target));
    }

    [Theory]
    [MemberData(nameof(WithParts))]
    public async Task A_part_that_is_not_there_is_named_and_nothing_is_changed(string name)
    {
        var target = Row(name).WithoutPart!(world.At(Stage.Over));
        var part = new[] { Target.Unknown.Line.ToString(), Target.Unknown.Question.ToString(), Target.Unknown.Upstream }.Single(id => target.ToString().Contains(id, StringComparison.Ordinal));
        await AssertUnknownAsync(Row(name), target, part);
    }

    [Theory]
    [MemberData(nameof(Stateful))]
    public async Task What_a_state_does_not_allow_is_refused_by_name_and_nothing_is_changed(string name)
    {
        var row = Row(name);
        var target = world.At(row.Wrong);
        var (fault, _) = await GiveAsync(row, target);

        Assert.IsType(row.Fault, fault);
        Assert.Contains((row.Refuses ?? row.Names)!(target), fault.Message, StringComparison.Ordinal);
    }

    private static CommandRow Row(string name) => CommandRows.All.Single(row => row.Name == name);

    private async Task AssertUnknownAsync(CommandRow row, Target target, string named)
    {
        var (fault, answer) = await GiveAsync(row, target);
        if (row.AnswersUnknown is { } expected)
        {
            Assert.Null(fault);
            Assert.Equal(expected == CommandRows.Nothing ? null : expected, answer);
            return;
        }

        Assert.Equal(named, Assert.IsType<UnknownAggregateException>(fault).Id);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    private async Task<(Exception? Fault, object? Answer)> GiveAsync(CommandRow row, Target target)
    {
        var before = await StorageDump.OfAsync(Host, Lotus, Panda);
        var command = Host.Command();
        object? answer = null;
        var fault = await Record.ExceptionAsync(async () => answer = await row.Give(Host, target, command));

        Assert.Equal(before, await StorageDump.OfAsync(Host, Lotus, Panda));
        await using var view = await Host.Storage.ReadAsync(Host.Current, Token);
        Assert.Null(await view.Idempotency.FindAsync(command.Key, Token));
        return (fault, answer);
    }
}
