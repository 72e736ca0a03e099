using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace ReverseBuy.Conventions.Tests.Law;

public sealed class PackageLawTests
{
    public static TheoryData<string> Packages => [.. SourceProject.All.Select(project => project.Name)];

    [Fact]
    public void Every_row_of_the_table_is_a_project_and_every_project_a_row() =>
        Assert.Equal(
            DependencyLaw.Allowed.Keys.Order(StringComparer.Ordinal),
            SourceProject.All.Select(project => project.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_project_file_references_only_what_the_law_allows(string package) =>
        Violations.None(DependencyLaw.Violations(package, Find(package).References));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_compiled_package_references_only_what_the_law_allows(string package) =>
        Violations.None(DependencyLaw.Violations(package, Find(package).Compiled.GetReferencedAssemblies().Select(reference => reference.Name!)));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_shows_its_internals_only_to_its_own_tests(string package) =>
        Violations.None(FriendLaw.Violations(
            package,
            Find(package).Compiled.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName)));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_a_readme_that_says_how_to_install_it(string package) =>
        Violations.None(ReadmeLaw.Violations(package, Find(package).Readme));

    [Fact]
    public void The_readme_is_packed()
    {
        var properties = XDocument.Load(Path.Combine(SourceProject.RepositoryRoot, "src", "Directory.Build.props"));

        Assert.Equal("README.md", properties.Descendants("PackageReadmeFile").Single().Value);
        Assert.Contains(properties.Descendants("None"), item =>
            item.Attribute("Include")!.Value.EndsWith("/README.md", StringComparison.Ordinal) && item.Attribute("Pack")?.Value == "true");
    }

    private static SourceProject Find(string package) => SourceProject.All.Single(project => project.Name == package);
}
