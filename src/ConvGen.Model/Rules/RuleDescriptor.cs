namespace ConvGen.Model;

/// <summary>What a rule is, without what it found.</summary>
/// <param name="Id">Its id, <c>CVG001</c>.</param>
/// <param name="Title">What it says in a few words.</param>
/// <param name="Category">The family it belongs to.</param>
/// <param name="Severity">How grave it is unless a finding says otherwise; <see cref="Severity.Hidden"/> for refactorings, which are off.</param>
/// <param name="HasFix">Whether some of its findings offer a fix.</param>
/// <param name="Subject">What each of its findings is about.</param>
public sealed record RuleDescriptor(string Id, string Title, string Category, Severity Severity, bool HasFix = false, string Subject = "layer")
{
    /// <summary>The page about it, relative to the repository's root.</summary>
    public string HelpPath => "docs/diagnostics/" + Id + ".md";

    /// <summary>The page's address; null where the repository has none, for a relative link leads nowhere from an editor.</summary>
    /// <param name="repository">The repository's address, or nothing.</param>
    public string? HelpLink(string? repository) => string.IsNullOrEmpty(repository) ? null : $"{repository!.TrimEnd('/')}/blob/main/{HelpPath}";
}
