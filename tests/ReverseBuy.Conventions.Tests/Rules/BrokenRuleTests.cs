using System.Reflection;
using ReverseBuy.Conventions.Tests.Fixtures;

namespace ReverseBuy.Conventions.Tests.Rules;

/// <summary>The rules catch the fixtures that break them, and let pass those that do not.</summary>
public sealed class BrokenRuleTests
{
    private static readonly HashSet<string> NoFacades = [];

    [Fact]
    public void An_exception_of_another_name_is_found() =>
        Assert.Contains("must end in Exception", Assert.Single(ExceptionRule.Violations([typeof(Misfortune)])), StringComparison.Ordinal);

    [Fact]
    public void An_open_exception_without_a_subclass_is_found() =>
        Assert.Contains("seal it", Assert.Single(ExceptionRule.Violations([typeof(OpenException)])), StringComparison.Ordinal);

    [Fact]
    public void An_open_exception_with_a_subclass_in_its_package_passes() =>
        Assert.Empty(ExceptionRule.Violations([typeof(OpenException), typeof(ClosedException)]));

    [Fact]
    public void A_contract_that_hands_out_a_secret_is_found_however_deep_it_lies_and_one_that_takes_it_passes() =>
        Assert.Equal(["IHandsOutSecrets.ListAsync"], SecretRule.Returners([typeof(IHandsOutSecrets), typeof(IHandsOutNames)]));

    [Fact]
    public void Open_options_are_found() => Assert.Single(OptionsRule.Violations([typeof(OpenOptions), typeof(ClosedOptions)]));

    [Theory]
    [InlineData(typeof(LacksSuffix), "end in Async")]
    [InlineData(typeof(LacksToken), "CancellationToken")]
    [InlineData(typeof(TokenNotLast), "CancellationToken")]
    [InlineData(typeof(IStreamsWithoutToken), "CancellationToken")]
    public void An_asynchronous_method_that_breaks_the_rule_is_found(Type type, string complaint) =>
        Assert.Contains(complaint, Assert.Single(AsyncMethodRule.Violations([type])), StringComparison.Ordinal);

    [Fact]
    public void Asynchronous_methods_of_foreign_contracts_pass() => Assert.Empty(AsyncMethodRule.Violations([typeof(ClosesItself)]));

    [Theory]
    [InlineData(typeof(TakesTenantInConstructor))]
    [InlineData(typeof(TakesTenantInField))]
    [InlineData(typeof(TakesTenantInMethod))]
    [InlineData(typeof(TakesTenantLazily))]
    public void A_type_that_takes_the_ambient_tenant_is_found(Type type)
    {
        Assert.Contains(type.FullName!, Assert.Single(CurrentTenantRule.Violations([type], NoFacades)), StringComparison.Ordinal);
        Assert.Empty(CurrentTenantRule.Violations([type], new HashSet<string> { type.FullName! }));
    }

    [Theory]
    [InlineData(typeof(CapturesTenant))]
    [InlineData(typeof(LocatesTenant))]
    [InlineData(typeof(LocatesTenantLater))]
    public void Closures_and_service_locators_of_the_ambient_tenant_are_found_under_the_type_they_stand_in(Type type) =>
        Assert.Contains(type.FullName!, Assert.Single(CurrentTenantRule.Violations(WithClosures(type), NoFacades)), StringComparison.Ordinal);

    [Theory]
    [InlineData(typeof(IsGivenTenant))]
    [InlineData(typeof(ReturnsTenant))]
    public void A_type_that_is_given_the_tenant_or_registers_the_ambient_one_passes(Type type) =>
        Assert.Empty(CurrentTenantRule.Violations(WithClosures(type), NoFacades));

    [Fact]
    public void An_assembly_that_names_the_ambient_tenant_is_found()
    {
        Assert.True(CurrentTenantRule.Names(typeof(BrokenRuleTests).Assembly));
        Assert.False(CurrentTenantRule.Names(typeof(FactAttribute).Assembly));
    }

    private static Type[] WithClosures(Type type) => [type, .. type.GetNestedTypes(BindingFlags.NonPublic)];
}
