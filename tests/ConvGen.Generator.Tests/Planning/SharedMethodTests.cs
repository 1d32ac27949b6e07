using System;
using ConvGen.Generator.Emission;
using ConvGen.Generator.Emission.Kernels;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>Methods are shared where their texts are the same, and only there.</summary>
public sealed class SharedMethodTests
{
    [Fact]
    public void One_text_is_one_method_and_another_text_another()
    {
        var writer = new CodeWriter();
        var shared = new SharedMethods(writer);
        Action<string> Method(string body) => name =>
        {
            writer.Line();
            using (writer.Block($"static int {name}()"))
            {
                writer.Line($"return {body};");
            }
        };

        using (writer.Block("class Kernels"))
        {
            writer.Line("// Kernels.");
            Assert.Equal("Part", shared.Require("Part", Method("1")));
            Assert.Equal("Part_2", shared.Require("Part", Method("2")));
            Assert.Equal("Part", shared.Require("Part", Method("1")));
            Assert.Equal("Part", shared.Require("Other", Method("1")));
            shared.WriteAll();
        }

        Assert.Equal(
            """
            class Kernels
            {
                // Kernels.

                static int Part()
                {
                    return 1;
                }

                static int Part_2()
                {
                    return 2;
                }
            }

            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }

    [Fact]
    public void Filterings_with_tiles_of_one_size_share_no_transform_that_differs()
    {
        // F(4×4, 3×3) and F(2×2, 5×5) both read tiles of 6×6.
        var text = GeneratorHost.Run(
            """
            using ConvGen;
            [ConvNet(32, 24, 24), Conv(32, 3, Padding = 1), Conv(32, 5, Padding = 2), Conv(32, 3, Padding = 2, Dilation = 2)]
            public sealed partial class Net;
            """).Text;
        Assert.Contains("Aᵀ·m·A of F(4×4, 3×3) for one tile of 16 channels, with", text, StringComparison.Ordinal);
        Assert.Contains("Aᵀ·m·A of F(2×2, 5×5) for one tile of 16 channels, with", text, StringComparison.Ordinal);
        Assert.Contains("Aᵀ·m·A of F(4×4, 3×3) for one tile of 16 channels, its positions 2 apart, with", text, StringComparison.Ordinal);
    }
}
