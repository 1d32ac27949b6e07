using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Package.Tests;

[Collection(nameof(PackedFeed))]
public sealed class WeightsTests(PackedFeed feed)
{
    private const string Program = """
        using System;
        using ConvGen;

        Span<float> output = stackalloc float[ScaleNet.OutputLength];
        ScaleNet.LoadDefault().Run([1, 2, 3, 4], output);
        Console.WriteLine(string.Join(' ', output.ToArray()));

        [ConvNet(1, 2, 2, Weights = "scale.safetensors")]
        [Conv(2, 1, Name = "conv")]
        public sealed partial class ScaleNet;
        """;

    private const string Items = """<ItemGroup><ConvGenWeights Include="models/scale.safetensors" /></ItemGroup>""";

    [Fact]
    public async Task Weights_lie_beside_the_program_and_their_header_before_the_compiler()
    {
        var user = CreateUser("Beside", Items, 3);
        await user.BuildSuccessfullyAsync();
        Assert.Equal("4 7 10 13 -1 -2 -3 -4", (await user.RunAsync()).Trim());
        Assert.True(File.Exists(user.PathOf("bin", "Release", "net10.0", "scale.safetensors")));
        var header = HeaderOf(user);
        Assert.StartsWith("{\"conv.weight\":{\"dtype\":\"F32\",\"shape\":[2,1,1,1]", await File.ReadAllTextAsync(header), StringComparison.Ordinal);

        var written = File.GetLastWriteTimeUtc(header);
        await user.BuildSuccessfullyAsync();
        Assert.Equal(written, File.GetLastWriteTimeUtc(header));

        WriteWeights(user, 5);
        await user.BuildSuccessfullyAsync();
        Assert.Equal("6 11 16 21 -1 -2 -3 -4", (await user.RunAsync()).Trim());
    }

    [Fact]
    public async Task Weights_are_embedded_on_demand()
    {
        var user = CreateUser("Embedded", Items + "<PropertyGroup><ConvGenEmbedWeights>true</ConvGenEmbedWeights></PropertyGroup>", 3);
        await user.BuildSuccessfullyAsync();
        Assert.Equal("4 7 10 13 -1 -2 -3 -4", (await user.RunAsync()).Trim());
        Assert.False(File.Exists(user.PathOf("bin", "Release", "net10.0", "scale.safetensors")));
    }

    [Theory]
    [InlineData(0, "it ends after 0 bytes")]
    [InlineData(20, "but only 12 follow. Is the file complete?")]
    public async Task A_truncated_file_is_an_error_that_names_it(int length, string message)
    {
        var user = CreateUser("Truncated" + length, Items, 3);
        var path = user.PathOf("models", "scale.safetensors");
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..length]);
        var (exitCode, output) = await user.BuildAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("scale.safetensors : error CVGB01: The weights '", output, StringComparison.Ordinal);
        Assert.Contains(message, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_of_another_shape_do_not_compile()
    {
        var user = CreateUser("Unfit", Items, 3);
        var weights = new DictionaryWeights();
        weights.Add("conv.weight", [2, 3, 1, 1], [1, 2, 3, 4, 5, 6]);
        weights.Add("conv.bias", [2], [1, 0]);
        SafetensorsWriter.Write(user.PathOf("models", "scale.safetensors"), weights);
        var (exitCode, output) = await user.BuildAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CVG012: 'scale.safetensors' does not fit 'conv': 'conv.weight' is [2, 3, 1, 1] instead of [2, 1, 1, 1]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_and_a_second_one_of_the_same_name_are_errors()
    {
        var user = CreateUser("Missing", """<ItemGroup><ConvGenWeights Include="models/scale.safetensors;other/scale.safetensors;models/none.safetensors" /></ItemGroup>""", 3);
        var (exitCode, output) = await user.BuildAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error CVGB01: Two ConvGenWeights items are called 'scale.safetensors'", output, StringComparison.Ordinal);
        Assert.Contains("none.safetensors : error CVGB01: The weights '", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_item_the_program_says_what_is_missing()
    {
        var user = CreateUser("Forgotten", "", 3);
        await user.BuildSuccessfullyAsync();
        var (exitCode, output) = await DotNet.RunAsync(user.PathOf(), user.PathOf("bin", "Release", "net10.0", "Forgotten.dll"));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("The weights 'scale.safetensors' are neither embedded in Forgotten nor at '", output, StringComparison.Ordinal);
    }

    private PackageUser CreateUser(string name, string additions, float factor)
    {
        var user = feed.CreateUser(name, Program, additions);
        Directory.CreateDirectory(user.PathOf("models"));
        WriteWeights(user, factor);
        return user;
    }

    private static void WriteWeights(PackageUser user, float factor)
    {
        var weights = new DictionaryWeights();
        weights.Add("conv.weight", [2, 1, 1, 1], [factor, -1]);
        weights.Add("conv.bias", [2], [1, 0]);
        SafetensorsWriter.Write(user.PathOf("models", "scale.safetensors"), weights);
    }

    private static string HeaderOf(PackageUser user) =>
        Directory.GetFiles(user.PathOf("obj"), "scale.safetensors.header.json", SearchOption.AllDirectories).Single();
}
