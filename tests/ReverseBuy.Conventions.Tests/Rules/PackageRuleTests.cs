using System.Runtime.CompilerServices;
using ReverseBuy.Conventions.Tests.Law;

namespace ReverseBuy.Conventions.Tests.Rules;

public sealed class PackageRuleTests
{
    public static TheoryData<string> Packages => [.. SourceProject.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Exceptions_are_named_so_and_closed(string package) => Violations.None(ExceptionRule.Violations([.. WrittenTypes(package)]));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Options_are_sealed(string package) => Violations.None(OptionsRule.Violations(WrittenTypes(package)));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Asynchronous_methods_say_so_and_can_be_cancelled(string package) => Violations.None(AsyncMethodRule.Violations(WrittenTypes(package)));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Only_facades_take_the_ambient_tenant(string package) =>
        Violations.None(CurrentTenantRule.Violations(Types(package), CurrentTenantRule.Facades));

    [Fact]
    public void No_package_without_facades_names_the_ambient_tenant() =>
        Assert.Empty(SourceProject.All
            .Where(project => !CurrentTenantRule.Packages.Contains(project.Name) && CurrentTenantRule.Names(project.Compiled))
            .Select(project => project.Name));

    [Fact]
    public void Every_facade_on_the_list_takes_the_ambient_tenant() =>
        Assert.Empty(CurrentTenantRule.Facades.Except(SourceProject.All.SelectMany(project => CurrentTenantRule.Takers(Types(project.Name)))));

    [Theory]
    [MemberData(nameof(Packages))]
    public void No_contract_hands_out_a_secret(string package) => Violations.None(SecretRule.Violations(Types(package)));

    [Fact]
    public void Every_contract_that_may_hand_out_a_secret_does() =>
        Assert.Empty(SecretRule.Needed.Keys.Except(SourceProject.All.SelectMany(project => SecretRule.Returners(Types(project.Name)))));

    private static IEnumerable<Type> WrittenTypes(string package) =>
        Types(package).Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    private static Type[] Types(string package) => SourceProject.All.Single(project => project.Name == package).Compiled.GetTypes();
}
