namespace ReverseBuy.Conventions.Tests.Law;

public sealed class SnippetLawTests
{
    private const string Page = """
        # Title

        ```csharp
        if (isPaid)
        {
            Pack();

            Send();
        }
        ```
        """;

    public static TheoryData<string> Pages =>
    [
        .. new[] { "README.md" }
            .Concat(FilesUnder("docs", "*.md"))
            .Concat(SourceProject.All.Where(project => project.Readme is not null).Select(project => $"src/{project.Name}/README.md"))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_a_page_shows_compiles(string page) =>
        Violations.None(SnippetLaw.Violations(page, Read(page), [.. FilesUnder("docs/snippets", "*.cs").Concat(FilesUnder("samples", "*.cs")).Select(Read)]));

    [Fact]
    public void There_are_blocks_to_look_at() =>
        Assert.True(Pages.SelectMany(page => SnippetLaw.BlocksIn(Read(page.Data))).Count() > 10);

    [Fact]
    public void The_projects_of_the_snippets_are_built_with_the_rest() =>
        Assert.All(
            FilesUnder("docs/snippets", "*.csproj"),
            project => Assert.Contains(project.Replace('/', '\\'), Read("ReverseBuy.sln"), StringComparison.Ordinal));

    [Fact]
    public void A_block_that_is_indented_otherwise_in_the_source_is_found() => Assert.Empty(SnippetLaw.Violations("page.md", Page, ["""
        class Shop
        {
            void Run()
            {
                if (isPaid)
                {
                    Pack();

                    Send();
                }
            }
        }
        """]));

    [Theory]
    [InlineData("if (isPaid)\n{\n    Pack();\n\n    Forget();\n}")]
    [InlineData("if (isPaid)\n{\n    Pack();\n    Send();\n}")]
    [InlineData("if (isPaid)\n{\nPack();\n\nSend();\n}")]
    [InlineData("")]
    public void A_block_that_no_source_holds_word_for_word_is_told(string source) =>
        Assert.Equal(
            ["page.md shows code that no file of docs/snippets or samples holds word for word, beginning with 'if (isPaid)'."],
            SnippetLaw.Violations("page.md", Page, [source]));

    [Fact]
    public void Blocks_of_other_languages_are_not_looked_at() =>
        Assert.Empty(SnippetLaw.BlocksIn("```sh\ndotnet build\n```\n\n```json\n{}\n```\n"));

    private static IEnumerable<string> FilesUnder(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(SourceProject.RepositoryRoot, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceProject.RepositoryRoot, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));

    private static string Read(string path) => File.ReadAllText(Path.Combine(SourceProject.RepositoryRoot, path));
}
