using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ConvGen.Gallery.Tests;

/// <summary><c>docs/gallery.md</c> is what the declarations and the rules say today.</summary>
public sealed class GalleryPageTests
{
    [Fact]
    public void The_page_is_up_to_date()
    {
        var written = GalleryPage.Write(GalleryEntry.All);
        if (Environment.GetEnvironmentVariable(GalleryPage.WriteVariable) == "1")
            File.WriteAllText(PagePath(), written);

        Assert.True(File.ReadAllText(PagePath()) == written, $"docs/gallery.md is stale: run this test with {GalleryPage.WriteVariable}=1 and review what changed");
    }

    [Fact]
    public void Its_links_lead_to_files()
    {
        foreach (Match link in Regex.Matches(File.ReadAllText(PagePath()), @"\]\(([^)#]+)\)"))
            Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(PagePath())!, link.Groups[1].Value)), link.Value);
    }

    private static string PagePath([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../docs/gallery.md"));
}
